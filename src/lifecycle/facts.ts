import type { Act } from '../platform/act/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import type { GroupId } from '../groups/index.ts';
import type { RecordedWay } from './records/model.ts';
import type { Way } from './renewals/model.ts';
import type { ChangeFact } from './changes/model.ts';
import type { TakeoverFact } from './takeover/model.ts';

type About<Kind extends string, Detail = unknown> = {
  readonly kind: `lifecycle.${Kind}`;
  readonly group: GroupId;
} & Detail;

/** What becomes of groups, in ids, codes and days. */
export type LifecycleFact =
  | About<'dormancy-declared', { readonly dormancy: number; readonly returnsOn: CalendarDay }>
  | About<'group-woken', { readonly dormancy: number }>
  | About<'notice-due', { readonly code: string; readonly untilOn: CalendarDay; readonly on: CalendarDay }>
  | About<'notice-sent', { readonly code: string; readonly untilOn: CalendarDay }>
  | About<'renewal-recorded', { readonly record: number; readonly way: RecordedWay }>
  | About<'renewal-accepted' | 'renewal-refused', { readonly record: number }>
  | About<'inactivity-warned', { readonly lapsesOn: CalendarDay }>
  | About<'renewal-begun', { readonly petition: number; readonly way: Way }>
  | About<'readiness-saved', { readonly revision: number }>
  | ChangeFact
  | TakeoverFact;

/** Records a fact of this capability. */
export function note(act: Act, fact: LifecycleFact): void {
  act.record(fact);
}
