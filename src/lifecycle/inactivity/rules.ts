import { addDays, addMonths, type CalendarDay } from '../../platform/time/index.ts';

/** What the policy says of a group in which nothing happens. */
export interface InactivityRules {
  readonly whenInactiveMonths: number;
  readonly warnedDaysBefore: number;
}

/** What is to be done with a group on a day. */
export type InactivityStep =
  | { readonly step: 'wait' }
  | { readonly step: 'warn'; readonly lapsesOn: CalendarDay }
  | { readonly step: 'lapse' };

/**
 * Whether a group is left alone, its conveners are warned, or it lapses.  It never lapses before they have been warned for as
 * long as the policy says, however late that was; and any sign of life after the warning begins the time anew.
 */
export function stepForInactive(
  { lastOn, warnedOn }: { readonly lastOn: CalendarDay; readonly warnedOn: CalendarDay | null },
  { whenInactiveMonths, warnedDaysBefore }: InactivityRules,
  today: CalendarDay,
): InactivityStep {
  const dueOn = addMonths(lastOn, whenInactiveMonths);
  const later = (one: CalendarDay, other: CalendarDay) => (one > other ? one : other);
  if (warnedOn !== null && warnedOn > lastOn)
    return today < later(dueOn, addDays(warnedOn, warnedDaysBefore)) ? { step: 'wait' } : { step: 'lapse' };
  if (today < addDays(dueOn, -warnedDaysBefore)) return { step: 'wait' };
  return { step: 'warn', lapsesOn: later(dueOn, addDays(today, warnedDaysBefore)) };
}
