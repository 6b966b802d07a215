import { expect, test } from 'vitest';
import { readDate } from './dates.ts';

test.each([
  ['Thu, 26 Nov 2026 02:14:52 +0100', '2026-11-26T01:14:52.000Z'],
  ['26 Nov 26 02:14 EST', '2026-11-26T07:14:00.000Z'],
  ['Sat, 01-Jan-94 00:00:00 GMT', '1994-01-01T00:00:00.000Z'],
  ['Mon, 5 Aug 102 10:00:00 -0000', '2002-08-05T10:00:00.000Z'],
  ['Tue Mar  1 01:47:36 2005', '2005-03-01T01:47:36.000Z'],
  ['Tue Mar 1 01:47:36 CET 2005', '2005-03-01T00:47:36.000Z'],
  ['2026-11-26T02:14:52Z', '2026-11-26T02:14:52.000Z'],
  ['Thu, 26 Nov 2026 02:14:60 +0000', '2026-11-26T02:14:59.000Z'],
  ['26 Nov 2026', undefined],
  ['Thu, 26 Smarch 2026 02:14:52 +0000', undefined],
  ['32 Nov 2026 25:00:00', undefined],
  ['', undefined],
])('the date “%s” is %s', (written, instant) => {
  expect(readDate(written)?.toISOString()).toBe(instant);
});
