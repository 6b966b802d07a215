import type { GroupState } from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Years } from '../entries/model.ts';

/** What made a change, as far as everybody may read it. */
export type MadeBy =
  | {
      readonly petition: number;
      /** Null where no decision that approved it is known. */
      readonly decidedOn: CalendarDay | null;
      readonly reportedOn: CalendarDay | null;
    }
  | { readonly proposal: number };

type On<What extends string, Detail = unknown> = {
  readonly on: CalendarDay;
  readonly what: What;
  /** Null where nothing says what made it. */
  readonly by: MadeBy | null;
} & Detail;

/** One change of what the Handbook says of a group, on its day. */
export type Change =
  | On<'opened'>
  | On<'renamed', { readonly from: string }>
  | On<'repurposed', { readonly from: string }>
  /** Names; empty for nobody, null for somebody who is not the contact any more. */
  | On<'liaison', { readonly from: string | null; readonly to: string | null }>
  | On<'term', Years>
  | On<'slept', { readonly until: CalendarDay }>
  | On<'woke'>
  | On<'state', { readonly state: GroupState }>;
