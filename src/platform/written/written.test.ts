import { expect, test } from 'vitest';
import {
  countedWritten,
  countWritten,
  dayOfYearWritten,
  dayWritten,
  hashWritten,
  listWritten,
  memberNumberWritten,
  momentWritten,
  monthWritten,
  placeWritten,
  shortDayWritten,
  sizeWritten,
  spanWritten,
  zoneWritten,
} from './index.ts';

test('a day is written with its month in words, which no line break parts', () => {
  expect([
    dayWritten('2026-11-03'),
    dayOfYearWritten('2026-11-23'),
    shortDayWritten('2026-09-01'),
    monthWritten('2026-05'),
  ]).toEqual(['3\u00a0November 2026', '23\u00a0November', '1\u00a0Sept 2026', 'May 2026']);
});

test('an instant is written in the association’s own time zone, on either side of midnight and of summer time', () => {
  const zone = 'America/Chicago';

  expect(momentWritten(new Date('2026-11-24T05:59:59Z'), zone)).toBe('23\u00a0November 2026, 23:59');
  expect(momentWritten(new Date('2026-07-01T05:00:00Z'), zone)).toBe('1\u00a0July 2026, 00:00');
  expect([zoneWritten(zone), zoneWritten('America/Argentina/Buenos_Aires'), zoneWritten('UTC')]).toEqual([
    'Chicago time',
    'Buenos Aires time',
    'UTC',
  ]);
});

test('a span names its second day only where it is another', () => {
  const [zone, begins] = ['America/Chicago', new Date('2027-01-23T15:00:00Z')];

  expect([
    spanWritten(begins, new Date('2027-01-24T05:59:00Z'), zone),
    spanWritten(begins, new Date('2027-01-24T06:00:00Z'), zone),
  ]).toEqual(['23\u00a0January 2027, 09:00 to 23:59', '23\u00a0January 2027, 09:00 to 24\u00a0January 2027, 00:00']);
});

test('numbers carry commas and a true minus', () => {
  expect([countWritten(57404), countWritten(-3), countWritten(0)]).toEqual(['57,404', '\u22123', '0']);
  expect([1, 2, 3, 4, 11, 12, 13, 21, 74, 101, 111, 1003].map(placeWritten)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 74th 101st 111th 1,003rd'.split(' '),
  );
  expect([countedWritten(1, 'day', 'days'), countedWritten(1200, 'day', 'days')]).toEqual(['1 day', '1,200 days']);
  expect([sizeWritten(12), sizeWritten(84_213), sizeWritten(1_240_000)]).toEqual([
    '12\u00a0bytes',
    '84\u00a0KB',
    '1.2\u00a0MB',
  ]);
});

test('numbers of members stand by fours, and what is no number stays as it is', () => {
  expect(['10482217', '1234', '123456', 'A-10482217', ''].map(memberNumberWritten)).toEqual([
    '1048\u00a02217',
    '1234',
    '12\u00a03456',
    'A-10482217',
    '',
  ]);
  expect(hashWritten('9f2c41d807be')).toBe('9f2c 41d8 07be');
});

test('a list has an “and” before its last', () => {
  expect([[], ['Amara'], ['Amara', 'Thomas'], ['Amara', 'Thomas', 'Siân']].map(listWritten)).toEqual([
    '',
    'Amara',
    'Amara and Thomas',
    'Amara, Thomas and Siân',
  ]);
});
