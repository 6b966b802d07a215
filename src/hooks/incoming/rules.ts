import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';

/** What keeps somebody from making and ending secrets; empty when nothing does. */
export const impedimentsToKeepingHook = (grants: Grants): Impediment[] =>
  grants.has('administration') ? [] : [{ code: 'not-granted', grant: 'administration' }];

/** What calls have done to the standing of members within a day. */
export interface DayOfCalls {
  /** By this call, and by those of the day before it. */
  readonly lapsed: number;
  /** Members in good standing before this call. */
  readonly inGoodStanding: number;
  readonly heldShare: number;
}

/** What keeps a call from ending standing where many small ones would do together what one file may not. */
export function impedimentsToLapsing({ lapsed, inGoodStanding, heldShare }: DayOfCalls): Impediment[] {
  return lapsed > inGoodStanding * heldShare ? [{ code: 'hook-day-held', lapsed, inGoodStanding }] : [];
}
