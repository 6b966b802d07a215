import { expect, test } from 'vitest';
import { addMilliseconds } from '../../platform/time/index.ts';
import type { Organizer, Petition } from './model.ts';
import {
  impedimentsToCollecting,
  impedimentsToFiling,
  impedimentsToOpening,
  impedimentsToOrganizing,
  impedimentsToWithdrawing,
  stepForUnfinished,
} from './rules.ts';
import { frozenText, textHash } from './text.ts';

const noon = new Date('2026-11-23T18:00:00Z');

const draft: Petition = {
  id: 41,
  kind: 'establish',
  groupId: null,
  policyId: 'ala-mig',
  policyVersion: '2014',
  state: 'draft',
  stage: 0,
  stageSince: null,
  title: 'Libraries and Climate Resilience',
  purpose:
    'Members who prepare their libraries for heat, flood, fire and failing power, and help the people around them to do the same. '.repeat(
      2,
    ),
  openTo: 'all members',
  topics: ['sustainability'],
  revision: 3,
  editedBy: null,
  editedAt: noon,
  begunBy: 'a',
  begunAt: noon,
  frozenAt: null,
  textSha256: null,
  needed: null,
  screenBy: null,
  openedAt: null,
  closesAt: null,
  filedAt: null,
  filedOn: null,
  verifiedAt: null,
  decidedAt: null,
  endedAt: null,
  closedCode: null,
};
const signing: Petition = { ...draft, state: 'signing', needed: 100, closesAt: noon };
const accepted: Organizer = {
  id: 'o1',
  person: 'a',
  name: 'Amara Okonkwo-Lindqvist',
  email: 'amara@example.org',
  postalAddress: '1 Lake Street, Duluth',
  work: '',
  invitedAt: noon,
  acceptedAt: noon,
  declinedAt: null,
};
const rules = {
  needed: 100,
  organizersLeast: 2,
  organizersMost: 12,
  screenDays: null,
  keepsSignatures: true,
  postalAddress: 'required' as const,
};

test('a petition opens when it has a text, a topic, and enough organizers who accepted and can be reached', () => {
  expect(impedimentsToOpening(draft, [accepted, { ...accepted, id: 'o2' }], rules)).toEqual([]);
});

test('all that is missing is told at once, in the order of the page', () => {
  const empty = { ...draft, title: ' ', purpose: 'Too short.', topics: [] };
  const invited = { ...accepted, id: 'o2', acceptedAt: null };

  const found = impedimentsToOpening(empty, [{ ...accepted, postalAddress: '' }, invited], rules);

  expect(found).toEqual([
    { code: 'title-missing' },
    { code: 'purpose-short', length: 10, least: 200 },
    { code: 'topics-missing' },
    { code: 'organizers-missing', accepted: 1, least: 2, invited: 1 },
    { code: 'addresses-missing', count: 1 },
  ]);
});

test('the closing instant is late, and the last day is the one before it', () => {
  const zone = 'America/Chicago';
  const midnight = new Date('2027-03-02T06:00:00Z');
  const open = { ...signing, closesAt: midnight };

  expect(impedimentsToCollecting(open, { at: addMilliseconds(midnight, -1), zone })).toEqual([]);
  expect(impedimentsToCollecting(open, { at: midnight, zone })).toEqual([
    { code: 'petition-closed', lastDay: '2027-03-01' },
  ]);
});

test('ninety-nine signatures are not a hundred', () => {
  const at = new Date(noon.getTime() - 1);

  expect(
    impedimentsToFiling(signing, { isFiled: true, signed: 99, isOrganizer: true, at, zone: 'America/Chicago' }),
  ).toEqual([{ code: 'signatures-missing', signed: 99, needed: 100, missing: 1 }]);
  expect(
    impedimentsToFiling(signing, { isFiled: true, signed: 100, isOrganizer: true, at, zone: 'America/Chicago' }),
  ).toEqual([]);
});

test('a signature can be withdrawn until the petition is filed', () => {
  expect(impedimentsToWithdrawing(signing, true)).toEqual([]);
  expect(impedimentsToWithdrawing({ ...signing, state: 'filed', filedAt: noon }, true)).toEqual([
    { code: 'petition-filed', filedAt: noon.toISOString() },
  ]);
});

test('the frozen text does not change with line ends, trailing spaces or the order of topics', () => {
  const typed = { title: 'A title ', purpose: 'One.\r\n\r\n\r\nTwo. \n', openTo: 'all', topics: ['b', 'a'] };
  const pasted = { title: 'A title', purpose: 'One.\n\nTwo.', openTo: 'all', topics: ['a', 'b'] };

  expect(frozenText(typed)).toBe(frozenText(pasted));
  expect(textHash(typed)).toBe(textHash(pasted));
  expect(textHash({ ...pasted, purpose: 'One.\n\nTwo' })).not.toBe(textHash(pasted));
});

test('a draft is closed a year after its last sign of life, and its organizers are told two weeks before', () => {
  const year = { draftMonths: 12, returnedMonths: 6, undecidedMonths: 24, noticeDays: 14 };
  const touchedAt = new Date('2026-01-31T18:00:00Z');
  const step = (today: string, toldAt: Date | null, state: 'draft' | 'returned' | 'docketed' | 'signing' = 'draft') =>
    stepForUnfinished({ state, touchedAt, toldAt }, year, { today, zone: 'America/Chicago' });
  const told = new Date('2027-01-17T07:00:00Z');

  expect(step('2027-01-16', null)).toEqual({ step: 'wait' });
  expect(step('2027-01-17', null)).toEqual({ step: 'tell', closesOn: '2027-01-31' });
  expect(step('2027-01-30', told)).toEqual({ step: 'wait' });
  expect(step('2027-01-31', told)).toEqual({ step: 'close' });
  expect(step('2026-07-31', null, 'returned')).toEqual({ step: 'tell', closesOn: '2026-08-14' });
  expect(step('2028-01-16', null, 'docketed')).toEqual({ step: 'wait' });
  expect(step('2028-01-17', null, 'docketed')).toEqual({ step: 'tell', closesOn: '2028-01-31' });
  expect(step('2030-01-01', told, 'signing')).toEqual({ step: 'wait' });
});

test('whoever is told late has all the days of the notice, and a sign of life begins the year anew', () => {
  const year = { draftMonths: 12, returnedMonths: 12, undecidedMonths: 24, noticeDays: 14 };
  const on = { zone: 'America/Chicago' };
  const left = { state: 'draft' as const, touchedAt: new Date('2020-03-01T18:00:00Z') };
  const toldAt = new Date('2026-11-23T18:00:00Z');
  const revived = { ...left, touchedAt: new Date('2026-11-24T18:00:00Z'), toldAt };

  expect(stepForUnfinished({ ...left, toldAt: null }, year, { ...on, today: '2026-11-23' })).toEqual({
    step: 'tell',
    closesOn: '2026-12-07',
  });
  expect(stepForUnfinished({ ...left, toldAt }, year, { ...on, today: '2026-12-06' })).toEqual({ step: 'wait' });
  expect(stepForUnfinished({ ...left, toldAt }, year, { ...on, today: '2026-12-07' })).toEqual({ step: 'close' });
  expect(stepForUnfinished(revived, year, { ...on, today: '2026-12-07' })).toEqual({ step: 'wait' });
});

test('organizers are members, and in good standing only where the policy asks it', () => {
  const standing = { neverExpire: [], withoutStanding: ['D'], graceDays: 0 };
  const members = { members: true, goodStanding: false, ...standing };
  const good = { ...members, goodStanding: true };
  const behind = { class: 'REG', status: 'A', paidThrough: '2026-08-31', suspended: true, mergedInto: null };
  const on = '2026-11-23';

  expect(impedimentsToOrganizing(null, members, on)).toEqual([{ code: 'organizer-not-a-member' }]);
  expect(impedimentsToOrganizing({ ...behind, onRoll: false }, members, on)).toEqual([
    { code: 'not-on-roll', for: 'organizing' },
  ]);
  expect(impedimentsToOrganizing(behind, members, on)).toEqual([]);
  expect(impedimentsToOrganizing(behind, good, on)).toEqual([
    { code: 'suspended', for: 'organizing' },
    { code: 'dues-run-out', paidThrough: '2026-08-31', for: 'organizing' },
  ]);
  expect(impedimentsToOrganizing(null, { ...members, members: false }, on)).toEqual([]);
});
