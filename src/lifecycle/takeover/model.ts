import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';

/** Why participants may take a group over: it has no convener, none of them is in good standing, or none has answered. */
export const grounds = ['no-convener', 'conveners-lapsed', 'no-answer'] as const;
export type Ground = (typeof grounds)[number];

/** Until enough have asked it gathers them; then others may object, until it is made. */
export type TakeoverState = 'gathering' | 'open' | 'made' | 'stopped';

export interface Takeover {
  readonly id: number;
  readonly group: GroupId;
  readonly ground: Ground;
  readonly state: TakeoverState;
  /** Who has asked for it, the first before the others; some may have left the group since. */
  readonly askers: readonly PersonId[];
  /** The last day on which others may join whoever asked first; null once enough have. */
  readonly gathersUntil: CalendarDay | null;
  /** The last day on which somebody may object; null until enough have asked. */
  readonly objectionsUntil: CalendarDay | null;
}

/** Conveners were asked whether they are there. */
export interface Question {
  readonly id: number;
  readonly group: GroupId;
  /** The last day on which an answer is in time. */
  readonly answerBy: CalendarDay;
}

/** A convener has objected; or, when it was due, it could not be made any more; or too few had asked in time. */
export type StopCode = 'objected' | 'not-to-be-made' | 'too-few';

type About<Kind extends string, Detail = unknown> = {
  readonly kind: `lifecycle.${Kind}`;
  readonly group: GroupId;
} & Detail;

/** What happens when a group has no convener who answers. */
export type TakeoverFact =
  | About<'conveners-asked' | 'convener-answered', { readonly question: number }>
  | About<'takeover-asked', { readonly takeover: number; readonly person: PersonId }>
  | About<'takeover-put', { readonly takeover: number; readonly ground: Ground; readonly until: CalendarDay }>
  | About<'takeover-stopped', { readonly takeover: number; readonly why: StopCode }>
  | About<'takeover-made', { readonly takeover: number; readonly confirmed: boolean }>;
