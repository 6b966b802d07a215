import { addDays, daysBetween, type CalendarDay } from '../../platform/time/index.ts';

/** What the policy says of notices. */
export interface NoticeRules {
  readonly whenItOpens: boolean;
  readonly whenHalfIsOver: boolean;
  readonly daysBefore: readonly number[];
  readonly whenItHasLapsed: boolean;
}

/** A notice, and the day from which it is due. */
export interface Notice {
  /** As `opens`, `half`, `before-30`. */
  readonly code: string;
  readonly on: CalendarDay;
}

/** The notices of a term, in the order of their days; the end is exclusive. */
export function noticesOf(
  { opensOn, untilOn }: { readonly opensOn: CalendarDay; readonly untilOn: CalendarDay },
  rules: NoticeRules,
): Notice[] {
  const half = addDays(opensOn, Math.floor(daysBetween(opensOn, untilOn) / 2));
  return [
    ...(rules.whenItOpens ? [{ code: 'opens', on: opensOn }] : []),
    ...(rules.whenHalfIsOver ? [{ code: 'half', on: half }] : []),
    ...rules.daysBefore.map((days) => ({ code: `before-${days}`, on: addDays(untilOn, -days) })),
  ].toSorted((one, other) => one.on.localeCompare(other.on));
}

/**
 * The notice that is due on the day: the last whose day has come, while the term runs.  Of several that were missed only this
 * one is sent; the others have nothing to tell that it does not.
 */
export function noticeOn(notices: readonly Notice[], untilOn: CalendarDay, today: CalendarDay): Notice | null {
  if (today >= untilOn) return null;
  return notices.findLast(({ on }) => on <= today) ?? null;
}

/** A notice that is owed, and since which day. */
export type Owed = Notice;

/**
 * What is owed of notices up to the one that is due on a day: those whose day fell into the nights since then, each since its day; and the
 * one that is due, since that night where its day is earlier, as for a group that came with its term half over.
 */
export function noticesOwed(notices: readonly Notice[], due: Notice, sinceOn: CalendarDay): Owed[] {
  return notices
    .filter((notice) => notice === due || (sinceOn <= notice.on && notice.on < due.on))
    .map((notice) => (notice.on < sinceOn ? { ...notice, on: sinceOn } : notice));
}
