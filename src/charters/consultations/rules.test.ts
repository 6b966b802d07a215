import { expect, test } from 'vitest';
import type { Petition } from '../petitions/model.ts';
import type { Consultation, UnitReply } from './model.ts';
import { impedimentsToReplying, latestOfEach, reminderDay, stillStands, usualAnswerDay } from './rules.ts';

const today = '2026-11-23';
const saying = (answerDays: number) => ({ answerDays, silence: 'is-noted' as const });

const asked = {
  id: 1,
  unit: 7,
  askedAt: new Date('2026-11-20T12:00:00Z'),
  answerBy: '2026-12-14',
  reply: null,
} as Consultation;
const reply = { repliedAt: new Date('2026-11-22T12:00:00Z'), setAsideAt: null } as UnitReply;
const petition = { state: 'docketed', frozenAt: new Date('2026-09-01T12:00:00Z') } as Petition;
const rewritten = { ...petition, frozenAt: new Date('2026-11-21T12:00:00Z') };

test('the answer is wanted after the days of the policy, else after 21, and never after the meeting', () => {
  expect([
    usualAnswerDay(saying(30), today, null),
    usualAnswerDay(saying(0), today, null),
    usualAnswerDay(saying(30), today, '2026-12-05'),
    usualAnswerDay(saying(30), today, '2026-11-22'),
    usualAnswerDay(saying(30), today, today),
  ]).toEqual(['2026-12-23', '2026-12-14', '2026-12-05', '2026-12-23', today]);
});

test('nobody is reminded who was asked in the last seven days', () => {
  expect([
    reminderDay('2026-12-14', today),
    reminderDay('2026-12-01', today),
    reminderDay('2026-11-30', today),
  ]).toEqual(['2026-12-07', '2026-11-24', null]);
});

test('a unit need not be asked again while it can answer or has answered, for this text', () => {
  const stands = (one: Consultation, of = petition, on = today) => stillStands(one, of, on);

  expect([stands(asked), stands(asked, petition, '2026-12-14'), stands({ ...asked, reply })]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    stands(asked, petition, '2026-12-15'),
    stands({ ...asked, reply: { ...reply, setAsideAt: new Date() } }),
    stands({ ...asked, reply }, rewritten),
  ]).toEqual([false, false, false]);
});

test('a link ends with its answer, its day, the decision, and a new text', () => {
  const codes = (one: Consultation, of = petition, on = today) =>
    impedimentsToReplying(one, of, on).map(({ code }) => code);

  expect([codes(asked), codes(asked, petition, '2026-12-14')]).toEqual([[], []]);
  expect([
    codes({ ...asked, reply }),
    codes(asked, petition, '2026-12-15'),
    codes(asked, { ...petition, state: 'approved' }),
    codes(asked, rewritten),
  ]).toEqual([['consultation-answered'], ['consultation-expired'], ['consultation-over'], ['consultation-over']]);
});

test('of each unit the last asking is shown, in the order in which units were first asked', () => {
  const other = { ...asked, id: 2, unit: 8 };
  const again = { ...asked, id: 3 };

  expect(latestOfEach([asked, other, again]).map(({ id }) => id)).toEqual([3, 2]);
});
