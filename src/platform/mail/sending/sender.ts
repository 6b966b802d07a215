import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import { openBookKeeper } from './book-keeper.ts';
import { holdCopies, letGo, type HeldCopy, type Outcome } from './ledger.ts';
import { beAlive, type Life } from './life.ts';
import { openLines, type Lines } from './lines.ts';
import { openMailings } from './mailings.ts';
import { failedOutcome, isFitAddress, sentOutcome } from './outcome.ts';
import type { Signer } from '../signing/signer.ts';
import type { Connection, Letter } from './smtp/connection.ts';
import type { Server } from './smtp/line.ts';
import { Refusal } from './smtp/reply.ts';
import { openSupply, type Supply } from './supply.ts';

interface SenderParts {
  readonly database: Database;
  /** Where copies are brought; null in an example, which sends nothing and notes that it did. */
  readonly server: Server | null;
  /** Keys the tokens. */
  readonly key: () => Buffer;
  /** The domain of our addresses. */
  readonly domain: string;
  /** Signs each copy; where there is none, the server does that, or nobody. */
  readonly signer?: Signer | null;
  readonly now: () => Date;
  readonly log: Log;
  /** How many connections at most; 20 unless told. */
  readonly connections?: number;
}

/** Sends the copies of mailings. */
export interface Sender {
  /** Sends all that may leave now; gives how many left. */
  send(): Promise<number>;
  close(): Promise<void>;
}

const heldAtMost = 500;
const usualConnections = 20;
const shortestRestMs = 5_000;
const longestRestMs = 300_000;

/**
 * Several processes may send from one ledger.  A copy is held by one sender while it is on its way, and a connection sends its next only
 * when the last outcome is on disk: a process that is killed has sent at most one copy a connection of which the ledger does not know.
 */
export function openSender(parts: SenderParts): Sender {
  const { database, server, domain, now, connections: most = usualConnections } = parts;
  const sending: Sending = {
    ...parts,
    lines: server ? openLines(server, domain) : example,
    mailings: openMailings({ db: database.db, ...parts, signer: parts.signer ?? null }),
    books: openBookKeeper(database.db, now),
    pause: openPause(),
  };
  let life: Life | undefined;

  return {
    async send() {
      if (sending.pause.isOn(now())) return 0;
      if (!life || life.isOver) life = await beAlive(database.url);
      const { sender } = life;
      const mayGoOn = () => !life?.isOver && !sending.pause.isOn(now());
      const copies = openSupply(async () => (mayGoOn() ? holdCopies(database.db, sender, now(), heldAtMost) : []));
      const round: Round = { copies, mayGoOn, left: 0 };
      const ends = await Promise.allSettled(Array.from({ length: most }, () => oneLine(sending, round)));
      const failure = ends.find((end) => end.status === 'rejected');
      if (failure) {
        // What became of some copies could not be noted: with this life's end they are free to be tried again.
        await life.end();
        life = undefined;
        throw failure.reason;
      }
      const rest = copies.close();
      if (rest.length > 0) await letGo(database.db, rest);
      return round.left;
    },
    async close() {
      sending.lines.close();
      await life?.end();
    },
  };
}

interface Sending extends SenderParts {
  readonly lines: Lines;
  readonly mailings: ReturnType<typeof openMailings>;
  readonly books: ReturnType<typeof openBookKeeper>;
  readonly pause: ReturnType<typeof openPause>;
}

interface Round {
  readonly copies: Supply<HeldCopy>;
  readonly mayGoOn: () => boolean;
  left: number;
}

/** Takes copy after copy over one connection, until there are none. */
async function oneLine(sending: Sending, round: Round): Promise<void> {
  let line: Connection | undefined;
  try {
    for (let copy = await round.copies.next(); copy; copy = await round.copies.next()) {
      const made = await sending.mailings.copyOf(copy);
      if (!made || !isFitAddress(copy.address)) {
        await sending.books.note({ ...copy, state: 'failed', answer: made ? 'not an address' : 'erased', tryAt: null });
        continue;
      }
      if (!line?.isOpen) line = await lineFor(sending, copy);
      if (!line) return;
      const outcome = await bring(sending, line, { copy, ...made });
      await sending.books.note(outcome);
      if (outcome.state === 'sent') round.left += 1;
      if (!round.mayGoOn()) return;
    }
  } finally {
    if (line) sending.lines.giveBack(line);
  }
}

/** An open connection; none when the server is not to be had, and then nobody asks for a while. */
async function lineFor({ lines, pause, database, now, log }: Sending, copy: HeldCopy): Promise<Connection | undefined> {
  try {
    const line = await lines.take();
    pause.end();
    return line;
  } catch (error) {
    if (pause.begin(now())) log.warn({ error }, 'the mail server is not to be had; asking again after a while');
    await letGo(database.db, [copy]);
    return undefined;
  }
}

interface Bringing {
  readonly copy: HeldCopy;
  readonly letter: Letter;
  readonly postedAt: Date;
}

async function bring({ now, log }: Sending, line: Connection, { copy, letter, postedAt }: Bringing): Promise<Outcome> {
  try {
    return sentOutcome(copy, await line.send(letter));
  } catch (error) {
    const outcome = failedOutcome(copy, error, { at: now(), postedAt });
    // Who it was for is in the ledger, not in the log.
    const code = error instanceof Refusal ? error.reply.code : null;
    log.info({ mailing: copy.mailing, number: copy.number, code, state: outcome.state }, 'a copy was not taken');
    return outcome;
  }
}

/** While the server is away nobody asks for it: five seconds at first, and five minutes at last. */
function openPause() {
  let until: Date | undefined;
  let restMs = shortestRestMs;
  return {
    isOn: (at: Date): boolean => until !== undefined && at < until,
    /** True if it begins with this call. */
    begin(at: Date): boolean {
      if (until && at < until) return false;
      until = new Date(at.getTime() + restMs);
      restMs = Math.min(restMs * 2, longestRestMs);
      return true;
    },
    end(): void {
      until = undefined;
      restMs = shortestRestMs;
    },
  };
}

/** An example sends nothing; its copies stay in the ledger, where the mailbox page shows them. */
const example: Lines = {
  take: () =>
    Promise.resolve({
      isOpen: true,
      send: () => Promise.resolve({ code: 250, status: null, text: 'kept in the example', lines: [] }),
      close: () => {},
    }),
  giveBack: () => {},
  close: () => {},
};
