import { addDays, dayOf, instantOf, type CalendarDay } from '../time/index.ts';

/** When digests come to somebody: at six in the morning of their days, or of one day of the week. */
export interface Rhythm {
  readonly every: 'daily' | 'weekly';
  /** 1 for Monday; means something to a weekly digest only. */
  readonly weekday: number;
  /** An IANA name. */
  readonly zone: string;
}

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
