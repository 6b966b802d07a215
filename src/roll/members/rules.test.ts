import { expect, test } from 'vitest';
import type { Standing, StandingRules } from './model.ts';
import { impedimentsToGoodStanding, nameKey } from './rules.ts';
import { lapseWords } from './words.ts';

const rules: StandingRules = { neverExpire: ['life', 'honorary'], withoutStanding: ['deceased'], graceDays: 0 };
const paid: Standing = {
  class: 'regular',
  status: 'active',
  paidThrough: '2026-11-23',
  suspended: false,
  mergedInto: null,
  joinedOn: '2019-05-01',
};

test('standing is good to the end of the last day that is paid for', () => {
  expect(impedimentsToGoodStanding(paid, rules, '2026-11-23')).toEqual([]);
  expect(impedimentsToGoodStanding(paid, rules, '2026-11-24')).toEqual([
    { code: 'dues-run-out', paidThrough: '2026-11-23' },
  ]);
});

test('days of grace follow the last day that is paid for', () => {
  const kind = { ...rules, graceDays: 30 };

  expect(impedimentsToGoodStanding(paid, kind, '2026-12-23')).toEqual([]);
  expect(impedimentsToGoodStanding(paid, kind, '2026-12-24')).toEqual([
    { code: 'dues-run-out', paidThrough: '2026-11-23' },
  ]);
});

test('life and honorary members never expire, with a day or without', () => {
  expect(impedimentsToGoodStanding({ ...paid, class: 'life', paidThrough: null }, rules, '2046-01-01')).toEqual([]);
  expect(impedimentsToGoodStanding({ ...paid, class: 'honorary' }, rules, '2046-01-01')).toEqual([]);
});

test('every other class needs a day', () => {
  expect(impedimentsToGoodStanding({ ...paid, paidThrough: null }, rules, '2026-01-01')).toEqual([
    { code: 'dues-unknown' },
  ]);
});

test('all that stands in the way is told at once', () => {
  const standing = { ...paid, suspended: true, status: 'deceased', paidThrough: '2025-08-31' };

  expect(impedimentsToGoodStanding(standing, rules, '2026-11-23')).toEqual([
    { code: 'suspended' },
    { code: 'status-without-standing', status: 'deceased' },
    { code: 'dues-run-out', paidThrough: '2025-08-31' },
  ]);
});

test('a life member can be suspended', () => {
  expect(impedimentsToGoodStanding({ ...paid, class: 'life', suspended: true }, rules, '2026-11-23')).toEqual([
    { code: 'suspended' },
  ]);
});

test('nobody is in good standing before joining', () => {
  expect(impedimentsToGoodStanding(paid, rules, '2019-04-30')).toEqual([
    { code: 'not-yet-a-member', joinedOn: '2019-05-01' },
  ]);
});

test('a merged record, or one that is missing from the roll, has that one reason', () => {
  expect(impedimentsToGoodStanding({ ...paid, mergedInto: '10482217', suspended: true }, rules, '2026-11-23')).toEqual([
    { code: 'merged', into: '10482217' },
  ]);
  expect(impedimentsToGoodStanding({ ...paid, onRoll: false, suspended: true }, rules, '2026-11-23')).toEqual([
    { code: 'not-on-roll' },
  ]);
});

test('names are found without their accents and marks', () => {
  expect(nameKey('Núñez-Ortiz', 'María José')).toBe('nunez ortiz maria jose');
  expect(nameKey('O’Brien', '=Seán', '')).toBe('obrien sean');
  expect(nameKey('Sørensen', 'Łukasz')).toBe('sorensen lukasz');
  expect(nameKey('Nguyễn', 'Đức')).toBe('nguyen duc');
  expect(nameKey('山田', '太郎')).toBe('山田 太郎');
});

test('what a file would take is told in one sentence, of standing and of merges', () => {
  const told = (lapsed: number, merged: number) => lapseWords({ lapsed, merged, inGoodStanding: 40 });

  expect([told(1, 0), told(3, 1), told(0, 2)]).toEqual([
    '1 member would lose its standing, that is 2.5\u00a0% of those who have it.',
    '3 members would lose their standing and 1 be merged into another, that is 10.0\u00a0% of those who have it.',
    '2 members would be merged into others, that is 5.0\u00a0% of those who have it.',
  ]);
});
