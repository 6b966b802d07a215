import { expect, test } from 'vitest';
import { looksDayFirst, readDate } from './dates.ts';

const paidThrough = { dayFirst: false, latestYear: 2075 };
const joined = { dayFirst: false, latestYear: 2026 };

test('a day is read as membership systems write it', () => {
  const written = [
    '2027-08-31',
    '8/31/27',
    '08/31/2027',
    '8-31-2027',
    '2027/8/31',
    '31.8.2027',
    '31-Aug-2027',
    '31 August 2027',
    '20270831',
    '2027-08-31T00:00:00Z',
    '8/31/2027 12:00:00 AM',
  ];

  expect(written.map((said) => readDate(said, paidThrough))).toEqual(written.map(() => ({ day: '2027-08-31' })));
});

test('two digits of a joining year lie in the past, those of a paid year may lie ahead', () => {
  expect(readDate('3/4/68', joined)).toEqual({ day: '1968-03-04' });
  expect(readDate('3/4/26', joined)).toEqual({ day: '2026-03-04' });
  expect(readDate('3/4/27', joined)).toEqual({ day: '1927-03-04' });
  expect(readDate('3/4/68', paidThrough)).toEqual({ day: '2068-03-04' });
  expect(readDate('3/4/98', paidThrough)).toEqual({ day: '1998-03-04' });
});

test('nothing, and the nothing of some databases, is no day', () => {
  expect(readDate('  ', paidThrough)).toEqual({ day: null });
  expect(readDate('0000-00-00 00:00:00', paidThrough)).toEqual({ day: null });
});

test('a day that does not exist says how many days its month has', () => {
  expect(readDate('11/31/27', paidThrough)).toEqual({ wrong: 'no-such-day', month: 11, days: 30 });
  expect(readDate('2027-02-29', paidThrough)).toEqual({ wrong: 'no-such-day', month: 2, days: 28 });
  expect(readDate('2028-02-29', paidThrough)).toEqual({ day: '2028-02-29' });
  expect(readDate('31/11/27', paidThrough)).toEqual({ wrong: 'not-a-date' });
  expect(readDate('soon', paidThrough)).toEqual({ wrong: 'not-a-date' });
});

test('a column whose days stand in front is found out', () => {
  expect(looksDayFirst(['1/2/27', '31/8/27'])).toBe(true);
  expect(looksDayFirst(['1/2/27', '8/31/27'])).toBe(false);
  expect(looksDayFirst(['31/8/27', '8/31/27'])).toBe(false);
  expect(readDate('3/4/27', { ...paidThrough, dayFirst: true })).toEqual({ day: '2027-04-03' });
});
