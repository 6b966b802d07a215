import { petitionsIn, type PetitionId } from '../../charters/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { stepAt, type Policies } from './standing.ts';

/** What waits at steps for staff, since when the longest does, and the petition of which it waits, where it is only one. */
export interface StepsWaiting {
  readonly count: number;
  readonly since: Date | null;
  readonly only: PetitionId | null;
}

/** Petitions whose organizers or scope staff have to look at. One statement. */
export async function stepsForStaff(db: Db, given: Policies): Promise<StepsWaiting> {
  const waiting = (await petitionsIn(db, ['awaiting'])).filter((one) => stepAt(given, one)?.step === 'verification');
  const since = waiting.map(({ stageSince }) => stageSince).filter((at) => at !== null);
  return {
    count: waiting.length,
    since: since.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null,
    only: waiting.length === 1 ? waiting[0]!.id : null,
  };
}
