import { daysBetween, type CalendarDay } from '../../platform/time/index.ts';
import type { Life, Moment } from './model.ts';

/** What comes first where several things happened on one day. */
const order: readonly Moment['what'][] = [
  'petition-begun',
  'petition-opened',
  'signed',
  'petition-filed',
  'decided',
  'group-opened',
  'formerly',
  'term-began',
];

/** In the order of days; on one day, in the order in which such things follow from one another. */
export function inOrder(moments: readonly Moment[]): Moment[] {
  const rank = ({ what }: Moment) => (order.includes(what) ? order.indexOf(what) : order.length);
  return moments.toSorted((one, other) => one.on.localeCompare(other.on) || rank(one) - rank(other));
}

/** Where things stand on the drawn line: from 0, its beginning, to 1. */
export interface Line {
  readonly years: readonly { readonly year: string; readonly at: number }[];
  readonly terms: readonly { readonly from: number; readonly until: number }[];
  readonly moments: readonly { readonly moment: Moment; readonly at: number }[];
  readonly today: number;
}

/** The drawn line: from the first thing that happened to today, or to the end of the last term where that lies ahead. */
export function lineOf({ moments, terms }: Life, today: CalendarDay): Line | null {
  const [first] = moments;
  if (!first) return null;
  const from = `${first.on.slice(0, 4)}-01-01`;
  const last = [today, ...moments.map(({ on }) => on), ...terms.map(({ untilOn }) => untilOn)].toSorted().at(-1)!;
  const until = `${Number(last.slice(0, 4)) + 1}-01-01`;
  const days = daysBetween(from, until);
  const at = (on: CalendarDay) => Math.max(0, daysBetween(from, on)) / days;
  const years = Array.from({ length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) }, (_, index) => {
    const year = String(Number(from.slice(0, 4)) + index);
    return { year, at: at(`${year}-01-01`) };
  });
  return {
    years,
    terms: terms.map(({ fromOn, untilOn }) => ({ from: at(fromOn), until: at(untilOn) })),
    moments: moments.filter(({ what }) => what !== 'today').map((moment) => ({ moment, at: at(moment.on) })),
    today: at(today),
  };
}
