import { expect, test } from 'vitest';
import { isToCome } from './rules.ts';

const at = new Date('2026-04-20T20:00:00Z');
const meeting = { heldOn: '2026-04-20', calledOffAt: null, recordedAt: null };

test.each([
  ['on its day', meeting, true],
  ['on its day, once it is recorded', { ...meeting, recordedAt: at }, false],
  ['called off', { ...meeting, calledOffAt: at }, false],
  ['a day late', { ...meeting, heldOn: '2026-04-19' }, false],
])('an open meeting is to come: %s', (_, of, expected) => {
  expect(isToCome(of, '2026-04-20')).toBe(expected);
});
