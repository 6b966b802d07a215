import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  filePetition,
  openPetition,
  petitionOf,
  signOff,
  termsOf,
  textHash,
  type PetitionId,
} from '../../charters/index.ts';
import { expirePetition } from '../../charters/petitions/commands/opening.ts';
import { aStage, inOffice, refusal, sign, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { holdersOf, participationOf, seeGroup, type Group } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { letterSent, lettersTo } from '../../platform/mail/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { rulesOf } from '../changes/commands.ts';
import { rulesToRenew } from './queries.ts';
import { aGroupInTerm, aRenewalDraft, aSmallVersion, withVersions } from './testing.ts';

// A group that lapsed, and members of whom several want to begin it again.

const now = new Date('2029-08-01T18:00:00Z');
const policies = withVersions(aSmallVersion('small'), aSmallVersion('later', { effectiveOn: '2029-01-01' }));
const { book } = policies;
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let former: PersonId;
let first: PersonId;
let second: PersonId;
let third: PersonId;
let fourth: PersonId;

beforeAll(async () => {
  house = await openTestHouse(now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  chair = await aMember('Imogen Castellanos');
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  former = await aMember('Former Convener');
  first = await aMember('First Drafter');
  second = await aMember('Second Drafter');
  third = await aMember('Third Member');
  fourth = await aMember('Fourth Member');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG', paidThrough: '2040-12-31' });
async function aLapsedGroup(name: string): Promise<Group> {
  const term = { name, version: 'small', conveners: [former], fromOn: '2026-06-01', untilOn: '2029-06-01' };
  const { slug } = await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, book, term),
  );
  await house.app.settle();
  return seeGroup({ db: db() }, slug);
}

const draft = (group: Group, by: readonly [PersonId, PersonId]) => aRenewalDraft(stage, { group, book }, by, now);
const open = (id: PetitionId, by: PersonId) =>
  stage.as(by, now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });
const stateOf = async (id: PetitionId) => (await petitionOf(db(), id))!.state;
const subjectsTo = async (person: PersonId) => (await lettersTo(db(), person)).map(({ subject }) => subject);

/** Signed, filed, signed off and approved. */
async function approved(id: PetitionId, by: PersonId): Promise<void> {
  for (const person of [third, fourth]) await sign(stage, id, person, now);
  await stage.as(by, now, (act) => filePetition(act, id, book.of('ala-mig', 'small').verification));
  await stage.as(chair, now, (act) => signOff(act, id, ''), ['petitions.verify']);
  await aDecision(stage, chair, id, now, { book });
  await house.app.settle();
}

test('a draft keeps nobody from writing another; whoever writes one is led back to it', async () => {
  const group = await aLapsedGroup('Drafted Libraries');
  const address = `/groups/${group.slug}/renewal`;
  const [one, other] = [await house.browsing(first), await house.browsing(second)];

  const begun = await one.post(address);
  const again = await one.post(address);
  const beside = await other.post(address);

  expect(begun.to).toMatch(/^\/petitions\/\d+\/draft$/);
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('Go on with your draft')]);
  expect(beside.to).toMatch(/^\/petitions\/\d+\/draft$/);
  expect(beside.to).not.toBe(begun.to);
});

test('the first that is public goes on, and those who write another are told why theirs waits and what to do', async () => {
  const group = await aLapsedGroup('Raced Libraries');
  const [one, other] = [await draft(group, [first, third]), await draft(group, [second, fourth])];

  await open(one, first);
  await house.app.settle();

  expect(await refusal(open(other, second))).toEqual(['renewal-under-way']);
  const page = await (await house.browsing(second)).get(`/petitions/${other}/draft?tried=1`);
  expect(page.text).toContain('Another petition to renew the group is under way.');
  const told = (await lettersTo(db(), second)).find(({ subject }) => subject.startsWith('Another petition'));
  const letter = (await letterSent(db(), told!.id))!.text;
  expect(letter).toContain('yours waits');
  expect(letter).toContain(`/petitions/${one}`);
  expect(await subjectsTo(first)).not.toContain(told!.subject);
});

test('where the first comes to nothing the other goes on', async () => {
  const group = await aLapsedGroup('Second Libraries');
  const [one, other] = [await draft(group, [first, third]), await draft(group, [second, fourth])];
  await open(one, first);
  await stage.as(null, (await petitionOf(db(), one))!.closesAt!, (act) => expirePetition(act, one));

  await open(other, second);

  expect([await stateOf(one), await stateOf(other)]).toEqual(['expired', 'signing']);
});

test('two that are made public at one instant: one is, and the other is refused', async () => {
  const group = await aLapsedGroup('Instant Libraries');
  const drafts = [await draft(group, [first, third]), await draft(group, [second, fourth])] as const;

  const came = await Promise.allSettled([open(drafts[0], first), open(drafts[1], second)]);

  expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await Promise.all(drafts.map(stateOf))).toSorted()).toEqual(['draft', 'signing']);
});

test('approved, it is convened by its organizers and judged by the rules under which it was begun again', async () => {
  const group = await aLapsedGroup('Revived Libraries');
  const [one, other] = [await draft(group, [first, third]), await draft(group, [second, fourth])];
  await open(one, first);
  await approved(one, first);

  const revived = await seeGroup({ db: db() }, group.slug);
  const conveners = (await holdersOf(db(), group.id, '2029-08-01')).filter(({ role }) => role === 'convener');
  const [term] = await termsOf(db(), group.id);

  expect(revived).toMatchObject({ state: 'active', policy: { id: 'ala-mig', version: 'later' } });
  expect(term).toMatchObject({ policyVersion: 'later', fromOn: '2029-08-01' });
  expect(rulesOf(book, revived, { today: '2029-08-01' }).version).toBe(term!.policyVersion);
  expect(conveners.map(({ person }) => person).toSorted()).toEqual([former, first, third].toSorted());
  expect(await participationOf(db(), group.id, third)).toMatchObject({ person: third });
  expect([await stateOf(other), (await petitionOf(db(), other))!.closedCode]).toEqual(['withdrawn', 'group-renewed']);
  expect(await subjectsTo(second)).toContain('No longer needed: Revived Libraries');
});
