import { theSystem, type Perform } from '../../act/index.ts';
import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import type { MailClaim } from './model.ts';
import { nextWaiting, noteHanded, putOffIncoming, type Waiting } from './store.ts';
import { ownAddress } from './address.ts';

interface Hands {
  readonly database: Database;
  readonly perform: Perform;
  readonly claims: readonly MailClaim[];
  readonly log: Log;
}

/** Hands what came in to those who claimed it, one after the other. */
export interface Handing {
  /** Hands over all that waits at the instant; gives how many. */
  hand(at: Date): Promise<number>;
}

/** Several processes may hand over from one store.  A message that its claimant cannot take waits, and is never lost. */
export function openHanding(hands: Hands): Handing {
  return {
    async hand(at) {
      for (let handed = 0; ; handed += 1) {
        const waiting = await nextWaiting(hands.database.db, at);
        if (!waiting) return handed;
        await handOne(hands, waiting, at);
      }
    },
  };
}

async function handOne({ database, perform, claims, log }: Hands, waiting: Waiting, at: Date): Promise<void> {
  try {
    const claim = claims.find(({ name }) => name === waiting.claim);
    if (!claim) throw new Error(`nobody answers to ${waiting.claim}`);
    const take = await claim.read(waiting, ownAddress(waiting.address));
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
