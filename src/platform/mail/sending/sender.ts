import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import type { Signer } from '../signing/signer.ts';
import { openBookKeeper } from './book-keeper.ts';
import { holdCopies, letGo } from './holding.ts';
import { openLedger, type HeldCopy } from './ledger.ts';
import { beAlive, type Life } from './life.ts';
import { openMailings } from './mailings.ts';
import type { Roads } from './roads/road.ts';
import { openSupply } from './supply.ts';
import { travel, type Round, type Sending } from './travel.ts';

interface SenderParts {
  readonly database: Database;
  /** The ways by which copies leave. */
  readonly roads: Roads;
  /** Keys the tokens. */
  readonly key: () => Buffer;
  /** The domain of our addresses. */
  readonly domain: string;
  /** Signs each copy; where there is none, the server does that, or nobody. */
  readonly signer?: Signer | null;
  readonly now: () => Date;
  readonly log: Log;
}

/** Sends the copies of mailings. */
export interface Sender {
  /** Sends all that may leave now; gives how many left. */
  send(): Promise<number>;
  close(): Promise<void>;
}

const heldAtMost = 500;
/** With so many copies for one domain, where each has a road of its own, a sender takes those of others alone. */
const heldOfDomain = 250;
/** How many copies are on their way at a time. */
const travellers = 20;

/**
 * Several processes may send from one ledger.  A copy is held by one sender while it is on its way, and a connection sends its next only
 * when the last outcome is on disk: a process that is killed has sent at most one copy a connection of which the ledger does not know.
 */
export function openSender(parts: SenderParts): Sender {
  const { database, roads, now } = parts;
  const ledger = openLedger(database.url);
  const sending: Sending = {
    ...parts,
    mailings: openMailings({ db: ledger.db, ...parts, signer: parts.signer ?? null }),
    books: openBookKeeper(ledger.db, now),
  };
  let life: Life | undefined;
  const isClosed = () => roads.isOne && roads.to('').pause.endsAt(now()) !== null;

  async function round({ sender }: Life): Promise<number> {
    const mayGoOn = () => !life?.isOver && !isClosed();
    const fetch = async (without: readonly string[]) =>
      mayGoOn() ? holdCopies(ledger.db, sender, now(), { most: heldAtMost, without }) : [];
    const roadOf = ({ domain }: HeldCopy) => roads.nameOf(domain);
    const roomOfRoad = roads.isOne ? Infinity : heldOfDomain;
    const copies = openSupply({ fetch, roadOf, places: roads.places, roomOfRoad });
    const going: Round = { copies, mayGoOn, left: 0, isCutShort: false };
    const ends = await Promise.allSettled(Array.from({ length: travellers }, () => travel(sending, going)));
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure) throw failure.reason;
    if (copies.close().length > 0 || going.isCutShort) await letGo(ledger.db, sender);
    return going.left;
  }

  return {
    async send() {
      if (isClosed()) return 0;
      if (!life || life.isOver) life = await beAlive(database.url);
      try {
        return await round(life);
      } catch (error) {
        // What became of some copies could not be noted: with this life's end they are free to be tried again.
        await life.end();
        life = undefined;
        throw error;
      }
    },
    async close() {
      await life?.end();
      await ledger.close();
    },
  };
}
