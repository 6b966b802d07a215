import { expect, test } from 'vitest';
import { addMilliseconds, days, hours } from '../../time/index.ts';
import { scoreOf, verdictOn, type Failure } from './score.ts';

const at = new Date('2026-11-26T12:00:00Z');
const ago = (count: number, kind: Failure['kind'] = 'permanent'): Failure => ({
  kind,
  at: addMilliseconds(at, -days(count)),
});
const daily = (count: number, kind?: Failure['kind']) => Array.from({ length: count }, (_, day) => ago(day, kind));
const weekly = (count: number) => Array.from({ length: count }, (_, week) => ago(week * 7));

test('a day counts once, by the worst of it, and fades after two weeks', () => {
  const sameDay = [ago(0), { ...ago(0, 'temporary'), at: addMilliseconds(at, -hours(3)) }, ago(0)];

  expect([
    scoreOf([], at),
    scoreOf(sameDay, at),
    scoreOf(daily(4, 'temporary'), at),
    scoreOf([ago(14)], at),
    scoreOf([ago(28)], at),
  ]).toEqual([0, 1, 2, 1, 0.5]);
});

test('an address is tried at five, by the day or by the week, and suspended only when that letter came back', () => {
  const failing = { triedAt: null, hasFailedTrial: false };
  const verdicts = [
    verdictOn({ ...failing, failures: daily(4) }, at),
    verdictOn({ ...failing, failures: daily(5) }, at),
    verdictOn({ ...failing, failures: weekly(6) }, at),
    verdictOn({ ...failing, failures: weekly(10) }, at),
    verdictOn({ failures: daily(5), triedAt: ago(6).at, hasFailedTrial: false }, at),
    verdictOn({ failures: daily(5), triedAt: ago(7).at, hasFailedTrial: false }, at),
    verdictOn({ failures: daily(1), triedAt: ago(1).at, hasFailedTrial: true }, at),
  ];

  expect(verdicts).toEqual(['leave', 'try', 'leave', 'try', 'leave', 'try', 'suspend']);
});
