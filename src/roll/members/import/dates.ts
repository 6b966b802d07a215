import type { CalendarDay } from '../../../platform/time/index.ts';

/** How the dates of one column are read. */
export interface DateReading {
  /** 3/4/27 is the third of April. */
  readonly dayFirst: boolean;
  /** The latest year that two digits can mean: 27 is 2027 up to it, else 1927. */
  readonly latestYear: number;
}

export type ReadDate =
  | { readonly day: CalendarDay | null }
  | { readonly wrong: 'not-a-date' }
  | { readonly wrong: 'no-such-day'; readonly month: number; readonly days: number };

const parts = {
  yearFirst: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
  yearLast: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/,
  named: /^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ,]+(\d{4}|\d{2})$/i,
  solid: /^(\d{4})(\d{2})(\d{2})$/,
  /** A clock that says midnight, as exports of databases do; another hour says nothing about the day either. */
  clock: /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?( ?(Z|[+-]\d{2}:?\d{2}))?$/i,
};

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as membership systems write it: 2027-08-31, 8/31/27, 8/31/2027, 31-Aug-2027, 20270831; blank is null. */
export function readDate(said: string, reading: DateReading): ReadDate {
  const text = said.trim().replace(parts.clock, '');
  if (text === '' || /^0000[-/]00[-/]00$/.test(text)) return { day: null };
  const found = partsOf(text, reading);
  if (!found) return { wrong: 'not-a-date' };
  const { year, month, day } = found;
  if (month < 1 || month > 12 || year < 1800) return { wrong: 'not-a-date' };
  const days = daysIn(year, month);
  if (day < 1 || day > days) return { wrong: 'no-such-day', month, days };
  return { day: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(text: string, { dayFirst, latestYear }: DateReading): Parts | undefined {
  const yearFirst = parts.yearFirst.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) };
  const yearLast = parts.yearLast.exec(text);
  if (yearLast) {
    const [, first, sign, second, year] = yearLast;
    const turned = dayFirst || sign === '.';
    return {
      year: fullYear(year ?? '', latestYear),
      month: Number(turned ? second : first),
      day: Number(turned ? first : second),
    };
  }
  const named = parts.named.exec(text);
  if (named) {
    const month = monthNames.indexOf((named[2] ?? '').toLowerCase()) + 1;
    return { year: fullYear(named[3] ?? '', latestYear), month, day: Number(named[1]) };
  }
  const solid = parts.solid.exec(text);
  return solid ? { year: Number(solid[1]), month: Number(solid[2]), day: Number(solid[3]) } : undefined;
}

function fullYear(digits: string, latestYear: number): number {
  if (digits.length === 4) return Number(digits);
  const year = Math.floor(latestYear / 100) * 100 + Number(digits);
  return year > latestYear ? year - 100 : year;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the dates of a column can only be read with the day first: one has a 13 in front, and none behind. */
export function looksDayFirst(samples: readonly string[]): boolean {
  let front = false;
  let behind = false;
  for (const said of samples) {
    const found = parts.yearLast.exec(said.trim().replace(parts.clock, ''));
    if (!found) continue;
    front ||= Number(found[1]) > 12;
    behind ||= Number(found[3]) > 12;
  }
  return front && !behind;
}
