import { expect, test } from 'vitest';
import { duesPaid, generateRoll } from '../../../association/example/roll.ts';
import { monthsBegun } from './load-roll.ts';

const wish = { seed: 1876, count: 3_000, today: '2026-11-26' };
const paidThru = (row: readonly string[] | undefined) => row?.[9];

test('the first days of months between two days, both included', () => {
  expect(monthsBegun('2027-03-01', '2027-03-01')).toEqual(['2027-03']);
  expect(monthsBegun('2027-03-02', '2027-03-31')).toEqual([]);
  expect(monthsBegun('2027-11-15', '2028-02-01')).toEqual(['2027-12', '2028-01', '2028-02']);
});

test('most of those whose dues end in the month pay for a year more, and nobody else', () => {
  const before = new Map([...generateRoll(wish)].map((row) => [row[0], row]));

  const paid = [...duesPaid(wish, ['2027-08'])];

  const due = [...before.values()].filter((row) => paidThru(row) === '8/31/27' && row[7] === 'A');
  expect(new Set(paid.map(([number]) => paidThru(before.get(number!))))).toEqual(new Set(['8/31/27']));
  expect(new Set(paid.map(paidThru))).toEqual(new Set(['8/31/28']));
  expect(paid.length / due.length).toBeGreaterThan(0.85);
  expect(paid.length).toBeLessThan(due.length);
});

test('who paid once pays on: a year later, to the end of a February too, and the cast always', () => {
  const later = [...duesPaid(wish, ['2028-02', '2029-02'])];
  const cast = [...duesPaid(wish, ['2031-11'])];

  expect(new Set(later.map(paidThru))).toEqual(new Set(['2/28/30']));
  expect(cast.map(([number]) => number)).toEqual(expect.arrayContaining(['10482230', '10482217']));
});
