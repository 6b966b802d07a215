import type { Db } from '../../db/index.ts';
import { noteOutcomes, type Outcome } from './ledger.ts';

/** Writes outcomes down, many at once. */
export interface BookKeeper {
  /** Resolves once the outcome is on disk; only then may its connection go on. */
  note(outcome: Outcome): Promise<void>;
}

/**
 * One statement at a time: what comes while it is under way leaves together with the next.  A rush of twenty connections
 * makes some twenty outcomes a statement, and one write to disk for all of them.
 */
export function openBookKeeper(db: Db, now: () => Date): BookKeeper {
  let waiting: { outcome: Outcome; done(): void; failed(error: unknown): void }[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await noteOutcomes(
          db,
          batch.map(({ outcome }) => outcome),
          now(),
        );
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isWriting = false;
  }

  return {
    note: (outcome) =>
      new Promise((done, failed) => {
        waiting.push({ outcome, done, failed });
        // At the end of the turn, so that replies that were read together are written together.
        if (!isWriting) {
          isWriting = true;
          setImmediate(() => void write());
        }
      }),
  };
}
