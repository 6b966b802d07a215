import { expect, test } from 'vitest';
import { impedimentsToJoining, impedimentsToLeaving } from './rules.ts';

const lapsed = [{ code: 'dues-run-out', paidThrough: '2026-08-31' }];

test('who may join is for the group’s policy to say', () => {
  const guest = { isMember: false, standing: [] };
  const late = { isMember: true, standing: lapsed };
  const may = (participation: 'members-in-good-standing' | 'members' | 'anyone') => ({
    guest: impedimentsToJoining({ state: 'active', participation }, guest),
    late: impedimentsToJoining({ state: 'active', participation }, late),
  });

  expect(may('anyone')).toEqual({ guest: [], late: [] });
  expect(may('members')).toEqual({ guest: [{ code: 'members-only' }], late: [] });
  expect(may('members-in-good-standing')).toEqual({ guest: [{ code: 'members-only' }], late: lapsed });
});

test('nobody joins a group that has lapsed', () => {
  const found = impedimentsToJoining({ state: 'lapsed', participation: 'anyone' }, { isMember: true, standing: [] });

  expect(found).toEqual([{ code: 'group-not-active', state: 'lapsed' }]);
});

test('the last convener leaves a lapsed group, not an active one', () => {
  expect(impedimentsToLeaving({ state: 'active' }, true)).toEqual([{ code: 'last-convener' }]);
  expect(impedimentsToLeaving({ state: 'active' }, false)).toEqual([]);
  expect(impedimentsToLeaving({ state: 'lapsed' }, true)).toEqual([]);
});
