import type { CalendarDay } from '../../platform/time/index.ts';
import type { PastPetition } from '../../charters/index.ts';
import type { GroupState } from '../../groups/index.ts';
import type { ChangeKind } from '../changes/model.ts';

type On<Kind extends string, Detail = unknown> = { readonly on: CalendarDay; readonly what: Kind } & Detail;
type OfPetition = { readonly petition: number; readonly kind: PastPetition['kind'] };

/** One thing that happened to a group, on its day. */
export type Moment =
  | On<'petition-begun' | 'petition-opened' | 'petition-filed', OfPetition>
  /** In the month that begins on the day. */
  | On<'signed', OfPetition & { readonly count: number }>
  | On<'decided', OfPetition & { readonly result: PastPetition['decisions'][number]['result'] }>
  | On<'reported', OfPetition>
  | On<'group-opened'>
  | On<'term-began', { readonly untilOn: CalendarDay | null }>
  | On<'term-ends'>
  | On<'renamed', { readonly from: string }>
  /** On a day that is not known; it stands at the opening. */
  | On<'formerly', { readonly name: string }>
  | On<'convener-came' | 'convener-left', { readonly name: string }>
  | On<'ended', { readonly state: GroupState; readonly successor: string }>
  | On<'dormant', { readonly returnsOn: CalendarDay }>
  | On<'awake'>
  | On<'proposed', { readonly change: ChangeKind; readonly href: string }>
  | On<'declined', { readonly change: ChangeKind; readonly href: string }>
  | On<'first-message', { readonly list: string; readonly href: string }>
  | On<'today'>;

/** The years that a group was given. */
export interface Span {
  readonly fromOn: CalendarDay;
  readonly untilOn: CalendarDay;
}

/** A group from its first draft to today. */
export interface Life {
  readonly moments: readonly Moment[];
  readonly terms: readonly Span[];
}
