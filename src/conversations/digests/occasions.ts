import { addDays, dayOf, instantOf, type CalendarDay } from '../../platform/time/index.ts';
import type { Rhythm } from './model.ts';

/** Before work, and on no day skipped or shown twice by a clock that is put forward or back: that happens in the night. */
const hour = '06:00';

/** The last instant, at or before the given one, at which a digest comes. */
export function lastOccasion(rhythm: Rhythm, at: Date): Date {
  for (let day = dayOf(at, rhythm.zone); ; day = addDays(day, -1)) {
    const occasion = instantOf(day, hour, rhythm.zone);
    if (isDayOf(rhythm, day) && occasion <= at) return occasion;
  }
}

/** The first instant, after the given one, at which a digest comes. */
export function nextOccasion(rhythm: Rhythm, at: Date): Date {
  for (let day = dayOf(at, rhythm.zone); ; day = addDays(day, 1)) {
    const occasion = instantOf(day, hour, rhythm.zone);
    if (isDayOf(rhythm, day) && occasion > at) return occasion;
  }
}

const isDayOf = ({ every, weekday }: Rhythm, day: CalendarDay): boolean =>
  every === 'daily' || Temporal.PlainDate.from(day).dayOfWeek === weekday;
