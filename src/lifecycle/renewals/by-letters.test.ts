import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  decisionsToReport,
  filePetition,
  openPetition,
  petitionOf,
  policyBook,
  signOff,
  termsOf,
  textHash,
} from '../../charters/index.ts';
import { aDraft, aStage, aText, inOffice, refusal, type Stage } from '../../charters/testing.ts';
import { groupsById } from '../../groups/index.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { makeToken, memberOfPerson } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { rulesToRenew } from './queries.ts';
import { aRenewalDraft } from './testing.ts';

// A round table of the Music Library Association: six letters, and the president authorizes it for four years; then six letters again.

const policies = [policyElsewhere('mla-round-table')];
let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let president: PersonId;
let verifier: PersonId;
let writers: PersonId[];
let petition: number;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies, changes: { policy: 'mla-round-table' } });
  stage = await aStage(house.app.database);
  president = await aMember('Petra President');
  verifier = await aMember('Vera Verifier');
  await inOffice(stage, president, 'Committee on Organization', 'chair');
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
  writers = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => aMember(`Writer N${number}`)));
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG', paidThrough: '2040-12-31' });
const book = () =>
  policyBook(
    policies.map(({ policy }) => policy),
    house.association,
  );
const rules = () => book().inForce('2026-11-23');
const writes = async (person: PersonId, id: number, letter?: string) =>
  (await house.browsing(person)).post(`/petitions/${id}/signatures`, letter === undefined ? {} : { letter });

/** Writes as a program does that somebody has given a token. */
async function writesByProgram(person: PersonId, id: number, letter?: string) {
  const sought = { name: `To write ${letter}`, scopes: ['sign' as const], lastOn: '2027-11-23' };
  const token = await stage.as(person, now, (act) => makeToken(act, person, sought));
  const { textSha256 } = (await petitionOf(db(), id))!;
  return house.program(token)('POST', `/api/v1/petitions/${id}/signatures`, { textSha256, letter });
}

/** Six write, the first of them files, staff sign the count off. */
async function docketed(id: number): Promise<void> {
  for (const [place, person] of writers.entries()) await writes(person, id, `I play\0 the viola. ${place}`);
  await stage.as(writers[0]!, now, (act) => filePetition(act, id, rules().signing(0)));
  await stage.as(verifier, now, (act) => signOff(act, id, ''), ['petitions.verify']);
}
const authorize = async (id: number, fields: Record<string, string> = { result: 'approved' }) =>
  (await house.browsing(president)).post(`/petitions/${id}/authorization`, fields);

test('who signs writes a letter on the page or by a program, and nowhere else', async () => {
  petition = await aDraft(stage, [writers[0]!, writers[1]!], now, aText, rules());
  await stage.as(writers[0]!, now, (act) => openPetition(act, petition, textHash(aText), rules()));
  const address = `/petitions/${petition}`;

  const stranger = await house.browsing();
  const [without, long] = [await writes(writers[2]!, petition), await writes(writers[2]!, petition, 'x'.repeat(5_001))];

  expect((await stranger.get(address)).text).toContain('Sign in to write your letter');
  expect((await stranger.post(`${address}/signing-letter`, { identifier: 'one@example.org' })).status).toBe(409);
  expect((await (await house.browsing(writers[2])).get(address)).text).toContain('Your letter');
  expect([without.status, without.text]).toEqual([422, expect.stringContaining('This petition takes letters')]);
  expect([long.status, long.text]).toEqual([422, expect.stringContaining('at most 5,000 characters')]);
  expect(long.html).toContain('xxxxx');
  const bare = await writesByProgram(writers[5]!, petition);
  const written = await writesByProgram(writers[5]!, petition, 'I play the viola. 5');
  expect([bare.status, bare.body]).toMatchObject([409, { impediments: [{ code: 'letter-missing' }] }]);
  expect(written.status).toBe(201);
  const paper = await (await house.browsing(verifier)).get(`${address}/paper`);
  expect(paper.text).toContain('A sheet of signatures carries none.');
});

test('those who verify read what was written as it was written, and nobody else does', async () => {
  await docketed(petition);
  const address = `/petitions/${petition}/letters`;

  const read = await (await house.browsing(verifier)).get(address);

  expect(read.text).toContain('I play the viola. 5');
  expect([
    (await (await house.browsing(writers[3])).get(address)).status,
    (await (await house.browsing()).get(address)).to,
  ]).toEqual([403, expect.stringContaining('/sign-in')]);
  expect((await (await house.browsing(writers[3])).get('/me/export')).html).toContain('I play the viola. 3');
  expect((await (await house.browsing(writers[3])).get('/me/export')).html).not.toContain('I play the viola. 4');
});

test('what somebody wrote goes with them, and their signature stays', async () => {
  const address = `/petitions/${petition}/letters`;
  const { id } = (await memberOfPerson(db(), writers[5]!))!;
  await stage.as(null, now, async (act) => act.record({ kind: 'roll.member-erased', member: id }));
  await house.app.settle();

  const read = await (await house.browsing(verifier)).get(address);

  expect(read.text).toContain('I play the viola. 4');
  expect(read.text).not.toContain('I play the viola. 5');
});

test('the president authorizes it without a vote, and its group has four years', async () => {
  const chair = await house.browsing(president);
  const before = await chair.get(`/petitions/${petition}/decision`);
  expect(before.text).toContain('By its rules the President decides, and no vote is taken.');
  expect(before.text).not.toContain('Put it to the vote');
  expect((await chair.post(`/petitions/${petition}/ballots`, { way: 'mail' })).status).toBe(409);
  expect(
    (await (await house.browsing(verifier)).post(`/petitions/${petition}/authorization`, { result: 'approved' }))
      .status,
  ).toBe(403);
  expect((await authorize(petition, { result: 'declined' })).text).toContain('Give the reasons');

  const done = await authorize(petition);

  const { state, groupId } = (await petitionOf(db(), petition))!;
  expect([done.status, state]).toEqual([303, 'approved']);
  expect(await termsOf(db(), groupId!)).toMatchObject([{ fromOn: '2026-11-23', untilOn: '2030-11-23' }]);
  const [told, ...others] = await decisionsToReport(db(), 'unreported');
  expect(told).toMatchObject({ result: 'approved', office: 'President', present: null, votesFor: null, ballot: null });
  expect(others).toEqual([]);
  expect((await (await house.browsing()).get(`/petitions/${petition}`)).text).toContain('Authorized by the President.');
  expect((await chair.get(`/petitions/${petition}/dossier`)).text).toContain('Authorized by the President');
});

test('a program reads which office decided, and that no vote was taken', async () => {
  const { body } = await house.program()('GET', '/api/v1/decisions');

  expect(body).toMatchObject({
    items: [{ petition, result: 'approved', office: 'President', present: null, votesFor: null }],
  });
});

test('six letters and the president renew it for four more', async () => {
  const { groupId } = (await petitionOf(db(), petition))!;
  now = new Date('2030-03-01T18:00:00Z');
  const [group] = (await groupsById(db(), [groupId!])).values();

  const renewal = await aRenewalDraft(stage, { group: group!, book: book() }, [writers[0]!, writers[1]!], now);
  await stage.as(writers[0]!, now, async (act) => {
    const found = (await petitionOf(act.db, renewal))!;
    await openPetition(act, renewal, textHash(found), await rulesToRenew(book())(act, found));
  });
  const missing = refusal(stage.as(writers[0]!, now, (act) => filePetition(act, renewal, rules().signing(0))));
  expect(await missing).toContain('signatures-missing');
  await docketed(renewal);
  await authorize(renewal);
  await house.app.settle();

  expect((await termsOf(db(), groupId!)).map(({ fromOn, untilOn, endedCode }) => [fromOn, untilOn, endedCode])).toEqual(
    [
      ['2030-11-23', '2034-11-23', null],
      ['2026-11-23', '2030-11-23', 'renewed'],
    ],
  );
});

test('a round table that has lapsed waits a year, and is begun again by six letters', async () => {
  const { groupId } = (await petitionOf(db(), petition))!;
  const group = async () => (await groupsById(db(), [groupId!])).get(groupId!)!;
  now = new Date('2034-11-24T18:00:00Z');
  await house.app.settle();
  expect(await group()).toMatchObject({ state: 'lapsed', endedOn: '2034-11-23' });
  const beginAgain = async () => (await house.browsing(writers[0])).post(`/groups/${(await group()).slug}/renewal`, {});

  now = new Date('2035-11-22T18:00:00Z');
  const early = await beginAgain();
  now = new Date('2035-11-23T18:00:00Z');
  const begun = await beginAgain();

  expect([early.status, early.text]).toEqual([409, expect.stringMatching(/23.November 2035/)]);
  expect([begun.status, begun.to]).toEqual([303, expect.stringMatching(/^\/petitions\/\d+\/draft/)]);
});
