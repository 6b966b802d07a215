import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import { openBookKeeper } from './book-keeper.ts';
import { holdCopies, letGo, openLedger, type HeldCopy, type Outcome } from './ledger.ts';
import { beAlive, type Life } from './life.ts';
import { openLines, type Lines } from './lines.ts';
import { openMailings, type Copy } from './mailings.ts';
import { failedOutcome, isFitAddress, sentOutcome } from './outcome.ts';
import type { Signer } from '../signing/signer.ts';
import type { Connection, Envelope } from './smtp/connection.ts';
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
  const ledger = openLedger(database.url);
  const sending: Sending = {
    ...parts,
    lines: server ? openLines(server, domain) : example,
    mailings: openMailings({ db: ledger.db, ...parts, signer: parts.signer ?? null }),
    books: openBookKeeper(ledger.db, now),
    pause: openPause(),
  };
  let life: Life | undefined;

  return {
    async send() {
      if (sending.pause.isOn(now())) return 0;
      if (!life || life.isOver) life = await beAlive(database.url);
      const { sender } = life;
      const mayGoOn = () => !life?.isOver && !sending.pause.isOn(now());
      const copies = openSupply(async () => (mayGoOn() ? holdCopies(ledger.db, sender, now(), heldAtMost) : []));
      const round: Round = { copies, mayGoOn, left: 0, isCutShort: false };
      const ends = await Promise.allSettled(Array.from({ length: most }, () => oneLine(sending, round)));
      const failure = ends.find((end) => end.status === 'rejected');
      if (failure) {
        // What became of some copies could not be noted: with this life's end they are free to be tried again.
        await life.end();
        life = undefined;
        throw failure.reason;
      }
      if (copies.close().length > 0 || round.isCutShort) await letGo(ledger.db, sender);
      return round.left;
    },
    async close() {
      sending.lines.close();
      await life?.end();
      await ledger.close();
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
  /** Whether something that is held was not tried. */
  isCutShort: boolean;
}

/** A copy that is being made, while the one before it is on its way. */
interface Ready {
  readonly held: HeldCopy;
  readonly envelope: Envelope;
  readonly isFit: boolean;
  readonly copy: Promise<Copy | undefined>;
}

/** Takes copy after copy over one connection, until there are none. */
async function oneLine(sending: Sending, round: Round): Promise<void> {
  let line: Connection | undefined;
  try {
    for (let ready = made(sending, await round.copies.next()); ready;) {
      if (!round.mayGoOn()) line?.close();
      else if (!line?.isOpen) line = await lineFor(sending);
      if (!line?.isOpen) return void (round.isCutShort = true);
      const following = made(sending, round.copies.nextNow());
      const outcome = await bring(sending, line, ready, following);
      await sending.books.note(outcome);
      if (outcome.state === 'sent') round.left += 1;
      ready = following ?? made(sending, round.mayGoOn() ? await round.copies.next() : undefined);
    }
  } finally {
    if (line) sending.lines.giveBack(line);
  }
}

function made({ mailings }: Sending, held: HeldCopy | undefined): Ready | undefined {
  if (!held) return undefined;
  const copy = mailings.copyOf(held);
  // Whoever waits for it learns of a failure; nobody may.
  copy.catch(() => {});
  return { held, envelope: mailings.envelopeOf(held), isFit: isFitAddress(held.address), copy };
}

/** An open connection; none when the server is not to be had, and then nobody asks for a while. */
async function lineFor({ lines, pause, now, log }: Sending): Promise<Connection | undefined> {
  try {
    const line = await lines.take();
    pause.end();
    return line;
  } catch (error) {
    if (pause.begin(now())) log.warn({ error }, 'the mail server is not to be had; asking again after a while');
    return undefined;
  }
}

async function bring(sending: Sending, line: Connection, ready: Ready, following?: Ready): Promise<Outcome> {
  const { held, envelope, isFit } = ready;
  if (!isFit) return { copy: held, state: 'failed', answer: 'not an address', tryAt: null };
  const copy = await ready.copy;
  if (!copy) {
    // The server may have been told of it.
    line.close();
    return { copy: held, state: 'failed', answer: 'erased', tryAt: null };
  }
  const { log, now } = sending;
  try {
    const next = following?.isFit ? following.envelope : undefined;
    return sentOutcome(held, await line.send({ envelope, pieces: copy.pieces, following: next }));
  } catch (error) {
    const outcome = failedOutcome(held, error, { at: now(), postedAt: copy.postedAt });
    // Who it was for is in the ledger, not in the log.
    const code = error instanceof Refusal ? error.reply.code : null;
    log.info({ mailing: held.mailing, number: held.number, code, state: outcome.state }, 'a copy was not taken');
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
