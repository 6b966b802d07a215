import { createReadStream } from 'node:fs';
import { theSystem, type Act, type Perform } from '../../platform/act/index.ts';
import { fileIdentity } from '../../platform/files/index.ts';
import { readMbox, readMessage, type MboxEntry, type ReadMessage } from '../../platform/mail/index.ts';
import type { List } from '../lists/model.ts';
import { newMessageFrom } from '../threads/new-message.ts';
import type { Arriving } from '../threads/storing/arrival.ts';
import { storeMessages } from '../threads/storing/store.ts';
import { showArchive } from './commands.ts';
import type { ArchiveFact, Imported, Trouble } from './model.ts';
import { beginImport, noteReadTo, type Portion } from './progress.ts';

/** Where a mailbox is brought in, and who hears of it. */
export interface Importing {
  readonly perform: Perform;
  readonly at: Date;
  /** Told of each message that could not be read, or not whole, as it comes. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onProgress: (progress: {
    readonly read: number;
    readonly bytes: number;
    readonly totalBytes: number;
  }) => void;
}

/** A transaction holds the list, and memory the messages: so many at most, or the first that are so large together. */
const batchMessages = 1_000;
const batchBytes = 4_000_000;

/**
 * Brings a mailbox into a list: in portions, each a transaction that also notes how far the file has been read.  Killed at any instant and
 * run again it goes on from there; run once more from the beginning it changes nothing.  What it brings in is mailed to nobody, and the
 * list is for its participants alone until an owner opens it.
 */
export async function importMailbox(importing: Importing, list: Pick<List, 'id'>, file: string): Promise<Imported> {
  const { totalBytes, print } = await fileIdentity(file);
  const wentOnAt = await importing.perform(theSystem(importing.at), (act) => beginImport(act, list.id, print));
  const sums = { new: 0, known: 0, renamed: 0, unread: 0, wentOnAt };
  let portion: Read[] = [];
  let troubles: Trouble[] = [];
  let size = 0;
  let read = 0;
  let lastDate = importing.at;
  // While PostgreSQL writes one portion, the next is read.
  let writing: Promise<void> = Promise.resolve();
  const flush = async (readTo: number, ended = false) => {
    await writing;
    writing = write(importing, list, { print, readTo, ended, messages: portion, troubles }).then((counts) => {
      for (const key of ['new', 'known', 'renamed', 'unread'] as const) sums[key] += counts[key];
    });
    writing.catch(() => {});
    [portion, troubles, size] = [[], [], 0];
    importing.onProgress({ read, bytes: readTo, totalBytes });
  };

  for await (const entry of readMbox(createReadStream(file, { start: wentOnAt, highWaterMark: 1 << 18 }), {
    at: wentOnAt,
  })) {
    const message = entry.raw && (await readMessage(entry.raw));
    const trouble = troubleOf(entry, message);
    if (trouble) {
      troubles.push(trouble);
      importing.onTrouble(trouble);
    }
    if (message) {
      lastDate = message.date ?? lastDate;
      portion.push({ raw: bytesOf(entry.raw!), message, date: lastDate });
      size += entry.raw!.length;
      read += 1;
    }
    if (portion.length >= batchMessages || size >= batchBytes) await flush(entry.end);
  }
  await flush(totalBytes, true);
  await writing;
  return sums;
}

interface Read {
  readonly raw: Buffer;
  readonly message: ReadMessage;
  /** Its own, or that of the one before it. */
  readonly date: Date;
}

/** What was read since the last portion. */
interface ReadPortion extends Omit<Portion, 'counts'> {
  readonly messages: readonly Read[];
}

function write(
  { perform, at }: Importing,
  list: Pick<List, 'id'>,
  { messages, ...portion }: ReadPortion,
): Promise<Portion['counts']> {
  return perform(theSystem(at), async (act) => {
    const posted = await storeMessages(
      act,
      list.id,
      messages.map((each) => arrivingOf(each, at)),
    );
    const fresh = posted.filter(({ isKnown }) => !isKnown);
    if (fresh.length > 0) {
      await showArchive(act, list.id, 'participants');
      note(act, {
        kind: 'conversations.messages-imported',
        list: list.id,
        from: fresh[0]!.number,
        to: fresh.at(-1)!.number,
      });
    }
    const counts = {
      new: fresh.length,
      known: posted.length - fresh.length,
      renamed: fresh.filter(({ isRenamed }) => isRenamed).length,
      unread: portion.troubles.filter(({ isUnread }) => isUnread).length,
    };
    await noteReadTo(act, list.id, { ...portion, counts });
    return counts;
  });
}

/** An archive says when a message was written and not when it came: that is taken for both, unless it lies in the future. */
function arrivingOf({ raw, message, date }: Read, at: Date): Arriving {
  const postedAt = date < at ? date : at;
  const read = newMessageFrom(message, { raw, person: null, cameBy: 'import', receivedAt: date });
  return { ...read, postedAt, isDated: message.date !== null };
}

function troubleOf({ start, trouble }: MboxEntry, message: ReadMessage | null): Trouble | undefined {
  if (!message) return { at: start, messageId: null, codes: [trouble ?? 'no-message'], isUnread: true };
  if (message.defects.length === 0) return undefined;
  return { at: start, messageId: message.messageId, codes: message.defects, isUnread: false };
}

const bytesOf = (raw: Uint8Array): Buffer => Buffer.from(raw.buffer, raw.byteOffset, raw.length);

function note(act: Act, fact: ArchiveFact): void {
  act.record(fact);
}
