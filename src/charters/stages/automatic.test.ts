import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policyElsewhere } from '../../policies/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { decisions, decisionsOn } from '../docket/queries.ts';
import { openPetition } from '../petitions/commands/opening.ts';
import { signPetition } from '../petitions/commands/signing.ts';
import { petitionOf } from '../petitions/queries.ts';
import { textHash } from '../petitions/text.ts';
import { policyBook } from '../policy-book.ts';
import { charters } from '../tables.ts';
import { currentTerm } from '../terms/queries.ts';
import { filePetition } from '../verification/commands.ts';
import { aDraft, aStage, aText, refusal, type Stage } from '../testing.ts';

// Five supporters, and nobody decides.

const policies = [policyElsewhere('w3c-community-group')];
const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let petition: number;
let supporters: PersonId[];

beforeAll(async () => {
  house = await openTestHouse(at, { policies, changes: { policy: 'w3c-community-group' } });
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const rules = () =>
  policyBook(
    policies.map(({ policy }) => policy),
    house.association,
  ).inForce('2026-11-23');
const supports = (person: PersonId) =>
  stage.as(person, at, (act) =>
    signPetition(act, petition, { nameShown: false, networkMark: Buffer.alloc(12) }, ({ stage: place }) =>
      rules().signing(place),
    ),
  );

test('anybody on the roll supports it, in good standing or not, and everybody sees who did', async () => {
  const organizers = [await aPerson(db(), 'First Organizer'), await aPerson(db(), 'Second Organizer')] as const;
  supporters = await Promise.all(
    [
      { class: 'ORG' },
      { class: 'REG', paidThrough: '2020-01-01' },
      { class: 'REG' },
      { class: 'STU' },
      { class: 'REG' },
    ].map((member, place) => aPerson(db(), `Supporter N${place}`, member)),
  );
  petition = await aDraft(stage, organizers, at, aText, rules());
  await stage.as(organizers[0], at, (act) => openPetition(act, petition, textHash(aText), rules()));

  for (const person of supporters.slice(0, 4)) await supports(person);
  await house.app.settle();

  const page = await (await house.browsing()).get(`/petitions/${petition}`);
  expect(page.text).toContain('4 of 5');
  expect(page.text).toContain('Your name will stand on this page');
  expect(page.text).toContain('Supporter N0');
  for (const [told, by] of [
    ['Your name will stand on the page of the petition.', undefined],
    ['Everybody sees who has signed', organizers[0]],
  ] as const) {
    const read = await (await house.browsing(by)).get(`/petitions/${petition}/${by ? 'desk' : 'share'}`);
    expect(read.text).toContain(told);
    expect(read.text).not.toContain('verifiers only');
  }
  const filing = refusal(stage.as(organizers[0], at, (act) => filePetition(act, petition, rules().verification)));
  expect(await filing).toEqual(['goes-on-by-itself', 'signatures-missing']);
});

test('with the fifth it is approved by itself, and its group opens without a term', async () => {
  await supports(supporters[4]!);
  await house.app.settle();

  const found = (await petitionOf(db(), petition))!;
  const [decision, ...others] = await decisionsOn(db(), petition);

  expect(found).toMatchObject({ state: 'approved', stage: 1, decidedAt: at, endedAt: at });
  expect(decision).toMatchObject({ result: 'approved', recordedBy: null, ballot: null, votesFor: null });
  expect(others).toEqual([]);
  expect(await currentTerm(db(), found.groupId!)).toMatchObject({ fromOn: '2026-11-23', untilOn: null });
  expect(await decisions(db(), { unreported: true })).toEqual([]);
});

test('one that was returned and keeps signatures enough is not left waiting when it opens again', async () => {
  const organizers = [await aPerson(db(), 'Third Organizer'), await aPerson(db(), 'Fourth Organizer')] as const;
  petition = await aDraft(stage, organizers, at, aText, rules());
  const open = () =>
    stage.as(organizers[0], at, (act) =>
      openPetition(act, petition, textHash(aText), {
        ...rules(),
        petition: { ...rules().petition, keepsSignatures: true },
      }),
    );
  await open();
  for (const person of supporters) await supports(person);
  await sql`update charters.petition set state = 'returned' where id = ${petition}`.execute(charters(db()));

  await open();

  expect(await petitionOf(db(), petition)).toMatchObject({ state: 'approved' });
});
