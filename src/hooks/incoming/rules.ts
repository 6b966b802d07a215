import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { isTooMuchLost } from '../../roll/index.ts';

/** What keeps somebody from making and ending secrets; empty when nothing does. */
export const impedimentsToKeepingHook = (grants: Grants): Impediment[] =>
  grants.has('administration') ? [] : [{ code: 'not-granted', grant: 'administration' }];

/** What calls have taken of members within a day: whoever is merged into another counts as who loses standing. */
export interface DayOfCalls {
  /** By this call, and by those of the day before it. */
  readonly lost: number;
  /** Members in good standing before this call. */
  readonly inGoodStanding: number;
}

/** What keeps a call from ending standing where many small ones would do together what one file may not. */
export function impedimentsToLosing({ lost, inGoodStanding }: DayOfCalls): Impediment[] {
  return isTooMuchLost(lost, inGoodStanding) ? [{ code: 'hook-day-held', lost, inGoodStanding }] : [];
}
