/** A day of the calendar, `2026-11-23`; it sorts as text. */
export type CalendarDay = string;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists: `2026-02-29` is not. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!dayPattern.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The day on which the instant falls in the time zone, an IANA name. */
export function dayOf(at: Date, timeZone: string): CalendarDay {
  const hour = `${Math.floor(at.getTime() / hours(1))} ${timeZone}`;
  const known = daysOfHours.get(hour);
  if (known) return known;
  const day = zoned(at, timeZone).toPlainDate().toString();
  // Where a zone is off by half an hour, midnight falls within an hour of UTC, and that hour is asked about each time.
  const firstAt = new Date(Math.floor(at.getTime() / hours(1)) * hours(1));
  const isWhole = [firstAt, addMilliseconds(firstAt, hours(1) - 1)].every(
    (end) => zoned(end, timeZone).toPlainDate().toString() === day,
  );
  if (daysOfHours.size >= mostHours) daysOfHours.clear();
  if (isWhole) daysOfHours.set(hour, day);
  return day;
}

/** Every request asks for today, and a list for the days of all its rows: a tenth of the time that the first page takes. */
const daysOfHours = new Map<string, CalendarDay>();
const mostHours = 10_000;

/** The first instant of the day in the time zone. */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The instant at which clocks of the time zone show the time, `14:30`, on the day; where they skip it, the one they show instead. */
export function instantOf(day: CalendarDay, time: string, timeZone: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The first instant after the day: the exclusive end of it. */
export function endOfDay(day: CalendarDay, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  // Each signature asks for the last day of grace, of which there mostly is none.
  return days === 0 ? day : Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many months later, or the last of that month where it is shorter. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Days from the first day to the second; negative when the second is earlier. */
export function daysBetween(first: CalendarDay, second: CalendarDay): number {
  // In UTC every day is as long as another; a chart asks for each of its days, and Temporal takes ten times as long.
  return (Date.parse(second) - Date.parse(first)) / days(1);
}

/** Whole months from the first day to the second; negative when the second is earlier. */
export function monthsBetween(first: CalendarDay, second: CalendarDay): number {
  return Temporal.PlainDate.from(first).until(second, { largestUnit: 'month' }).months;
}

export function addMilliseconds(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
