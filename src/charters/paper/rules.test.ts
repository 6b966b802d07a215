import { expect, test } from 'vitest';
import type { Standing } from '../../roll/index.ts';
import type { Petition } from '../petitions/model.ts';
import { rules } from '../testing.ts';
import { impedimentsToSigningOnPaper, impedimentsToTakingBack, instantOn } from './rules.ts';

const zone = 'America/Chicago';
const now = { at: new Date('2026-11-25T18:00:00Z'), today: '2026-11-25', zone };
const petition = {
  state: 'signing',
  openedAt: new Date('2026-09-02T15:00:00Z'),
  closesAt: new Date('2027-03-03T06:00:00Z'),
  textSha256: 'ab',
} as Petition;
const good: Standing = { class: 'REG', status: 'A', paidThrough: '2026-10-31', suspended: false, mergedInto: null };

const codes = (
  on: string,
  given: { standing?: Standing; hasSigned?: boolean; petition?: Petition; today?: string } = {},
) =>
  impedimentsToSigningOnPaper(
    { petition, member: 1, standing: good, hasSigned: false, withdrawnOn: null, on, ...given },
    rules.verification,
    { ...now, today: given.today ?? now.today },
  ).map(({ code }) => code);

test('the standing of the day that is written is what counts, not that of the day of entering', () => {
  expect(codes('2026-10-31')).toEqual([]);
  expect(codes('2026-11-01')).toEqual(['dues-run-out']);
});

test('a day that has not come, is before the opening or after the closing is told first', () => {
  expect(codes('2026-11-26', { standing: { ...good, paidThrough: '2027-12-31' } })).toEqual(['paper-day-to-come']);
  expect(codes('2026-09-01')).toEqual(['paper-before-opening']);
  expect(codes('2026-09-02')).toEqual([]);
  const paid = { ...good, paidThrough: '2027-12-31' };
  expect(codes('2027-03-03', { standing: paid, today: '2027-03-04' })).toEqual(['paper-after-closing']);
  expect(codes('2027-03-02', { standing: paid, today: '2027-03-04' })).toEqual([]);
});

test('whoever has signed already, and whoever may not sign by their class, may not on paper either', () => {
  expect(codes('2026-10-01', { hasSigned: true })).toEqual(['already-signed']);
  expect(codes('2026-10-01', { standing: { ...good, class: 'ORG' } })).toEqual(['class-may-not-sign']);
  expect(codes('2026-10-01', { petition: { ...petition, state: 'filed' } })).toEqual(['petition-not-open']);
});

test('a signature is given at the first instant of its day at which it could be', () => {
  expect(instantOn('2026-09-02', petition, zone)).toEqual(petition.openedAt);
  expect(instantOn('2026-09-03', petition, zone)).toEqual(new Date('2026-09-03T05:00:00Z'));
});

test('a line is taken back until the petition is filed', () => {
  expect(impedimentsToTakingBack({ state: 'signed' }, { state: 'suspended' })).toEqual([]);
  expect(impedimentsToTakingBack({ state: 'signed' }, { state: 'filed' })).toEqual([{ code: 'line-filed' }]);
  expect(impedimentsToTakingBack({ state: 'waiting' }, { state: 'signing' })).toEqual([{ code: 'line-not-signed' }]);
});
