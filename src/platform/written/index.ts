import type { CalendarDay } from '../time/index.ts';

// How days, instants and numbers are written for a reader, on pages and in letters alike.

const nbsp = '\u00a0';
// Made once: to make one takes longer than all else on a page of numbers.
const counts = new Intl.NumberFormat('en-US');
const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const monthShort = 'Jan Feb March April May June July Aug Sept Oct Nov Dec'.split(' ');

/** “23 November 2026”, with a no-break space between day and month. */
export function dayWritten(on: CalendarDay): string {
  return `${dayAndMonth(on, monthNames)} ${on.slice(0, 4)}`;
}

/** “23 November”, where the year goes without saying. */
export function dayOfYearWritten(on: CalendarDay): string {
  return dayAndMonth(on, monthNames);
}

/** “23 Nov 2026”, for tables. */
export function shortDayWritten(on: CalendarDay): string {
  return `${dayAndMonth(on, monthShort)} ${on.slice(0, 4)}`;
}

/** “November 2026”, of a day or a month. */
export function monthWritten(on: string): string {
  return `${monthNames[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;
}

/** “14:20”, in the time zone. */
export function timeWritten(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** “23 November 2026, 14:20”, in the time zone. */
export function momentWritten(at: Date, timeZone: string): string {
  return `${dayWritten(zoned(at, timeZone).toPlainDate().toString())}, ${timeWritten(at, timeZone)}`;
}

/** “23 November 2026, 14:20 to 16:00”; both days where it ends on another. */
export function spanWritten(from: Date, until: Date, timeZone: string): string {
  const [begins, ends] = [from, until].map((at) => zoned(at, timeZone).toPlainDate().toString());
  return `${momentWritten(from, timeZone)} to ${begins === ends ? timeWritten(until, timeZone) : momentWritten(until, timeZone)}`;
}

/** “Chicago time”; “UTC” stays as it is. */
export function zoneWritten(timeZone: string): string {
  const place = timeZone.split('/').at(-1) ?? timeZone;
  return timeZone.includes('/') ? `${place.replaceAll('_', ' ')} time` : place;
}

/** “1,234”, and “−3” with a true minus. */
export function countWritten(count: number): string {
  return counts.format(count).replace('-', '\u2212');
}

/** “three”, “a hundred”, “250”, as a sentence says a number. */
export function numberWord(count: number): string {
  return count === 100 ? 'a hundred' : (small[count] ?? countWritten(count));
}

/** “74th”. */
export function placeWritten(place: number): string {
  return `${countWritten(place)}${endings[ordinals.select(place)]}`;
}

/** “1 signature”, “1,234 signatures”. */
export function countedWritten(count: number, one: string, many: string): string {
  return `${countWritten(count)} ${count === 1 ? one : many}`;
}

/** “12”, “3 and 4”, “Amara, Thomas and Wilhelmina”. */
export function listWritten(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** “1048 2217”: by fours from the right, with no-break spaces; whatever is not all digits stays as it is. */
export function memberNumberWritten(number: string): string {
  return /^\d{5,}$/.test(number) ? number.replace(/\B(?=(\d{4})+$)/g, nbsp) : number;
}

/** A hash in groups of four. */
export function hashWritten(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ');
}

/** “84 KB”, “1.2 MB”. */
export function sizeWritten(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}${nbsp}KB`;
  return `${(bytes / 1_000_000).toFixed(1)}${nbsp}MB`;
}

function dayAndMonth(on: CalendarDay, names: readonly string[]): string {
  return `${Number(on.slice(8, 10))}${nbsp}${names[Number(on.slice(5, 7)) - 1]}`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
