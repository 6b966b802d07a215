import { expect, test } from 'vitest';
import type { Role } from './model.ts';
import { impedimentsToAnswering, impedimentsToAppointing, impedimentsToEndingRole, isHeldOn } from './rules.ts';

const group = { slug: 'diversity', state: 'active' } as const;
const held: Role = {
  id: 1,
  group: '11111111-1111-4111-8111-111111111111',
  person: 'amara',
  role: 'convener',
  succeeds: null,
  appointedBy: null,
  appointedAt: new Date('2026-01-15T18:00:00Z'),
  acceptedAt: new Date('2026-01-15T18:00:00Z'),
  declinedAt: null,
  fromOn: '2026-01-15',
  untilOn: null,
  endsOn: null,
};
const offered: Role = { ...held, id: 2, person: 'jordan', acceptedAt: null, fromOn: null };
const today = '2026-11-23';
const ending = { by: 'amara', grants: new Set<string>(), today, isLastConvener: false };

test('a role is held from its first day until, not on, its end', () => {
  expect(isHeldOn(held, '2026-01-14')).toBe(false);
  expect(isHeldOn(held, '2026-01-15')).toBe(true);
  expect(isHeldOn({ ...held, untilOn: today }, '2026-11-22')).toBe(true);
  expect(isHeldOn({ ...held, untilOn: today }, today)).toBe(false);
  expect(isHeldOn(offered, today)).toBe(false);
});

test('who may not appoint does not learn who takes part', () => {
  const stranger = { grants: new Set<string>(), isParticipant: false, hasIt: false };

  expect(impedimentsToAppointing(group, stranger)).toEqual([{ code: 'not-granted', grant: 'group.roles' }]);
});

test('only a participant is appointed, and once', () => {
  const grants = new Set(['group.roles@diversity']);

  expect(impedimentsToAppointing(group, { grants, isParticipant: true, hasIt: false })).toEqual([]);
  expect(impedimentsToAppointing(group, { grants, isParticipant: false, hasIt: false })).toEqual([
    { code: 'appointee-not-a-participant' },
  ]);
  expect(impedimentsToAppointing(group, { grants, isParticipant: true, hasIt: true })).toEqual([
    { code: 'role-held-already' },
  ]);
});

test('an offer is answered once', () => {
  expect(impedimentsToAnswering(offered, group)).toEqual([]);
  expect(impedimentsToAnswering({ ...offered, declinedAt: offered.appointedAt }, group)).toEqual([
    { code: 'role-answered' },
  ]);
});

test('a holder lays a role down, a convener takes it back, nobody else does', () => {
  expect(impedimentsToEndingRole(held, group, ending)).toEqual([]);
  expect(
    impedimentsToEndingRole(held, group, { ...ending, by: 'piotr', grants: new Set(['group.roles@diversity']) }),
  ).toEqual([]);
  expect(impedimentsToEndingRole(held, group, { ...ending, by: 'jordan' })).toEqual([
    { code: 'not-granted', grant: 'group.roles' },
  ]);
});

test('the last convener of an active group stays until there is another', () => {
  expect(impedimentsToEndingRole(held, group, { ...ending, isLastConvener: true })).toEqual([
    { code: 'last-convener' },
  ]);
  expect(impedimentsToEndingRole(held, { ...group, state: 'lapsed' }, { ...ending, isLastConvener: true })).toEqual([]);
  expect(impedimentsToEndingRole({ ...held, untilOn: '2026-06-01' }, group, ending)).toEqual([
    { code: 'role-has-ended' },
  ]);
});
