import type { Act, Actor, Perform } from '../act/index.ts';
import type { RefusedRow } from './table.ts';

/** What came of a row that was not refused. */
export type Outcome = 'new' | 'changed' | 'unchanged';

/** What came of a file: how many rows were what, and all that was wrong, by line. */
export interface BroughtIn {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

interface Bringing {
  /** Grows as rows are read and as `work` refuses them. */
  readonly refused: RefusedRow[];
  /** Tells what would happen, and changes nothing. */
  readonly dryRun: boolean;
  /** Brings the rows in, and tells what came of each. */
  readonly work: (act: Act, count: (outcome: Outcome) => void) => Promise<void>;
}

/** Brings a file in by one act, all or nothing: one refused row and nothing is changed. */
export async function bringInWhole(
  perform: Perform,
  actor: Actor,
  { refused, dryRun, work }: Bringing,
): Promise<BroughtIn> {
  const whenRead = [...refused];
  const counts = { new: 0, changed: 0, unchanged: 0 };
  try {
    await perform(actor, async (act) => {
      // A transaction that is tried again begins anew.
      refused.splice(0, refused.length, ...whenRead);
      Object.assign(counts, { new: 0, changed: 0, unchanged: 0 });
      await work(act, (outcome) => void (counts[outcome] += 1));
      if (dryRun || refused.length > 0) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return { ...counts, refused: refused.toSorted((one, other) => one.line - other.line) };
}

/** Undoes the transaction of a dry run, or of a file that is refused. */
class TakenBack extends Error {}
