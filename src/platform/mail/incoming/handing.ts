import { theSystem, type Perform } from '../../act/index.ts';
import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import type { MailClaim } from './model.ts';
import { nextWaiting, noteHanded, putOffIncoming, type Waiting } from './store.ts';
import { beAlive, type Life } from '../sending/life.ts';
import { ownAddress } from './address.ts';
import { afterRelay } from './relay.ts';

interface Hands {
  readonly database: Database;
  readonly perform: Perform;
  readonly claims: readonly MailClaim[];
  readonly log: Log;
  /** The name under which a relay of ours tells what it found out about senders; null when it does not. */
  readonly authservId: string | null;
}

/** Hands what came in to those who claimed it, one after the other. */
export interface Handing {
  /** Hands over all that waits at the instant; gives how many. */
  hand(at: Date): Promise<number>;
  close(): Promise<void>;
}

/** Several processes may hand over from one store.  A message that its claimant cannot take waits, and is never lost. */
export function openHanding(hands: Hands): Handing {
  let life: Life | undefined;
  return {
    async hand(at) {
      const { database } = hands;
      for (let handed = 0; ; handed += 1) {
        if (!life || life.isOver) life = await beAlive(database.url);
        const waiting = await nextWaiting(database.db, life.sender, at);
        if (!waiting) return handed;
        await handOne(hands, waiting, at);
      }
    },
    close: async () => life?.end(),
  };
}

async function handOne(hands: Hands, waiting: Waiting, at: Date): Promise<void> {
  const { database, perform, claims, log, authservId } = hands;
  try {
    const claim = claims.find(({ name }) => name === waiting.claim);
    if (!claim) throw new Error(`nobody answers to ${waiting.claim}`);
    const take = await claim.read(afterRelay(waiting, authservId), ownAddress(waiting.address));
    await perform(theSystem(at), async (act) => {
      // The mark first: of two that took the same message, the second waits here, and finds that it was done.
      if (await noteHanded(act.db, waiting, at)) await take(act);
    });
  } catch (error) {
    log.error(
      { error, mail: waiting.id, claim: waiting.claim },
      'a message could not be handed over, and will be tried again',
    );
    await putOffIncoming(database.db, waiting, at, error);
  }
}
