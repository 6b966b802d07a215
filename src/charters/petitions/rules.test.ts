import { expect, test } from 'vitest';
import type { Organizer, Petition } from './model.ts';
import {
  impedimentsToCollecting,
  impedimentsToFiling,
  impedimentsToOpening,
  impedimentsToWithdrawing,
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
const rules = { needed: 100, organizersLeast: 2, organizersMost: 12, screenDays: null, keepsSignatures: true };

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

test('the closing instant is late', () => {
  const justBefore = new Date(noon.getTime() - 1);

  expect(impedimentsToCollecting(signing, justBefore)).toEqual([]);
  expect(impedimentsToCollecting(signing, noon)).toEqual([{ code: 'petition-closed', closedAt: noon.toISOString() }]);
});

test('ninety-nine signatures are not a hundred', () => {
  const at = new Date(noon.getTime() - 1);

  expect(impedimentsToFiling(signing, { signed: 99, isOrganizer: true, at })).toEqual([
    { code: 'signatures-missing', signed: 99, needed: 100, missing: 1 },
  ]);
  expect(impedimentsToFiling(signing, { signed: 100, isOrganizer: true, at })).toEqual([]);
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
