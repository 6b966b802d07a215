import { afterAll, beforeAll, expect, test } from 'vitest';
import { filePetition, openPetition, petitionOf, signOff, textHash, termsOf } from '../../charters/index.ts';
import { aStage, inOffice, refusal, sign, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { seeGroup, type Group } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aGroupInTerm, aRenewalDraft, aSmallVersion, withVersions } from './testing.ts';
import { beginRenewal } from './commands.ts';
import { rulesToRenew } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
const policies = withVersions(aSmallVersion('small'), aSmallVersion('later', { effectiveOn: '2029-01-01' }));
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let people: [PersonId, PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG', paidThrough: '2040-12-31' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  people = [await aMember('Cora Vener'), await aMember('Second Organizer'), await aMember('Another Signer')];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG', paidThrough: '2040-12-31' });
const { book } = policies;

async function until(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  await house.app.settle();
}

/** A group whose term of three years ends on 1 June of the year. */
async function inTermUntil(year: number, name: string): Promise<Group> {
  const [fromOn, untilOn] = [`${year - 3}-06-01`, `${year}-06-01`];
  return stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, book, { name, version: 'small', conveners: [people[0]], fromOn, untilOn }),
  );
}

/** Opens the draft of a renewal as it stands, has it signed by two, and files it. */
async function filed(group: Group): Promise<number> {
  const id = await aRenewalDraft(stage, { group, book }, [people[0], people[1]], now);
  await stage.as(people[0], now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });
  await sign(stage, id, people[1], now);
  await sign(stage, id, people[2], now);
  await stage.as(people[0], now, (act) => filePetition(act, id, book.of('ala-mig', 'small').verification));
  await stage.as(chair, now, (act) => signOff(act, id, ''), ['petitions.verify']);
  return id;
}

const stateOf = async ({ slug }: Group) => {
  const { state, endedOn } = await seeGroup({ db: db() }, slug);
  return [state, endedOn];
};
const termsIn = async ({ id }: Group) =>
  (await termsOf(db(), id)).map(({ fromOn, untilOn, endedCode, policyVersion }) => [
    fromOn,
    untilOn,
    endedCode,
    policyVersion,
  ]);

test('a convener begins a renewal with what the group is for; whoever may not reads why', async () => {
  const group = await inTermUntil(2027, 'Draft Libraries');
  const address = `/groups/${group.slug}/renewal`;
  const [convener, member] = [await house.browsing(people[0]), await house.browsing(people[1])];

  expect((await member.get(address)).text).toContain('Its conveners begin it.');
  expect((await member.post(address)).status).toBe(403);
  expect((await convener.get(address)).text).toContain('From 1 June 2026, and is filed by 31 May 2027');
  const begun = await convener.post(address);
  const again = await convener.post(address);

  const id = Number(/^\/petitions\/(\d+)\/draft$/.exec(begun.to ?? '')?.[1]);
  const { kind, groupId, title, purpose, openTo, topics, policyVersion } = (await petitionOf(db(), id))!;
  expect({ kind, groupId, title, purpose, openTo, topics, policyVersion }).toEqual({
    kind: 'renew',
    groupId: group.id,
    title: group.name,
    purpose: group.purpose,
    openTo: 'all members',
    topics: group.topics,
    policyVersion: 'small',
  });
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('Go on with your draft')]);
});

test('whoever organizes, signs or passes on a renewal reads that it is one, and not a petition for a new group', async () => {
  const group = await inTermUntil(2027, 'Read Libraries');
  const id = await aRenewalDraft(stage, { group, book }, [people[0], people[1]], now);
  const convener = await house.browsing(people[0]);
  const draft = (await convener.get(`/petitions/${id}/draft`)).text;
  await stage.as(people[0], now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });

  const petition = (await convener.get(`/petitions/${id}`)).text;
  const share = (await convener.get(`/petitions/${id}/share`)).text;

  expect(draft).toContain('A renewal, seen by its organizers alone.');
  expect(petition).toContain('A petition to renew a group, for all members.');
  expect(petition).toContain('The group goes on for another term');
  expect(petition).not.toMatch(/to open a group|The group opens/);
  expect(share).toContain(
    'members of the American Library Association ask for another term of a group: “Read Libraries”. In their words:',
  );
  expect(share).toContain(
    'Members of the American Library Association ask for another term of a group: “Read Libraries”.',
  );
});

test('the committee is asked whether the group shall be renewed, in the room, on a ballot and in the dossier', async () => {
  const group = await inTermUntil(2027, 'Asked Libraries');
  const id = await filed(group);
  const committee = await house.browsing(chair);

  const decision = (await committee.get(`/petitions/${id}/decision`)).text;
  const dossier = (await committee.get(`/petitions/${id}/dossier`)).text;
  const begun = await committee.post(`/petitions/${id}/ballots`, { way: 'mail' });
  const ballot = (await committee.get(begun.to!)).text;

  expect(decision).toContain('The question before the Committee on Organization: shall this group be renewed?');
  expect(dossier).toContain('Shall this group be renewed?');
  expect(ballot).toContain('Shall the group “Asked Libraries” be renewed?');
});

test('approved, the next term runs from the end of the last one, with the purpose that was signed', async () => {
  const group = await inTermUntil(2027, 'Renewed Libraries');
  const id = await filed(group);

  await aDecision(stage, chair, id, now, { book });
  await until('2027-06-01');

  expect(await termsIn(group)).toEqual([
    ['2027-06-01', '2030-06-01', null, 'small'],
    ['2024-06-01', '2027-06-01', 'renewed', 'small'],
  ]);
  expect(await stateOf(group)).toEqual(['active', null]);
  const facts = await factsAbout(db(), { kinds: ['charters.term-renewed'], detail: { group: group.id } });
  expect(facts.map(({ fact }) => fact)).toEqual([
    { kind: 'charters.term-renewed', group: group.id, fromOn: '2027-06-01' },
  ]);
});

test('filed before the end, it keeps the group in term until it is decided; declined, the group lapses', async () => {
  await until('2027-12-01');
  const group = await inTermUntil(2028, 'Pending Libraries');
  const id = await filed(group);

  await until('2028-07-10');
  const anybody = await house.browsing();
  const pending = await anybody.get(`/groups/${group.slug}`);
  const list = await anybody.get('/groups');
  const before = await stateOf(group);
  await aDecision(stage, chair, id, now, { book, approve: 1, decline: 9, reasons: 'No.' });
  await house.app.settle();

  expect(before).toEqual(['active', null]);
  expect([pending.text, list.text]).toEqual([
    expect.stringContaining('A petition to renew has been pending since 1 December 2027.'),
    expect.stringContaining('Renewal pending since 1 December 2027'),
  ]);
  expect(await stateOf(group)).toEqual(['lapsed', '2028-07-10']);
});

test('what was not filed in time closes with the term, and the group lapses', async () => {
  await until('2028-12-01');
  const group = await inTermUntil(2029, 'Late Libraries');
  const id = await aRenewalDraft(stage, { group, book }, [people[0], people[1]], now);
  await stage.as(people[0], now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });

  await until('2029-06-02');

  expect([await stateOf(group), (await petitionOf(db(), id))?.state]).toEqual([['lapsed', '2029-06-01'], 'expired']);
});

test('a group that lapsed is begun again by any member, under the version in force, and is the same group', async () => {
  await until('2029-07-01');
  const group = await inTermUntil(2029, 'Revived Libraries');
  await until('2029-08-01');
  expect(await stateOf(group)).toEqual(['lapsed', '2029-06-01']);
  const present = await seeGroup({ db: db() }, group.slug);

  const id = await filed(present);
  expect(await refusal(stage.as(people[2], now, (act) => beginRenewal(act, present, book)))).toEqual([
    'renewal-under-way',
  ]);
  await aDecision(stage, chair, id, now, { book });
  await house.app.settle();

  const revived = await seeGroup({ db: db() }, group.slug);
  expect(revived).toEqual({ ...group, revision: group.revision + 1, policy: { id: 'ala-mig', version: 'later' } });
  expect(await termsIn(group)).toEqual([
    ['2029-08-01', '2032-08-01', null, 'later'],
    ['2026-06-01', '2029-06-01', 'lapsed', 'small'],
  ]);
});
