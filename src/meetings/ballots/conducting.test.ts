import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocketedPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let organizing: PersonId;
let chair: Browsing;
let liaison: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const [chairing, member] = [await aPerson(db(), 'Imogen Castellanos'), await aPerson(db(), 'Bashir Rahimi')];
  organizing = await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG' });
  await inOffice(stage, chairing, 'Committee on Organization', 'chair');
  await inOffice(stage, member, 'Committee on Organization', 'member');
  await inOffice(stage, organizing, 'Committee on Organization', 'liaison');
  [chair, liaison] = [await house.browsing(chairing), await house.browsing(organizing)];
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** A vote during a meeting on a petition that the liaison organizes, or on one that others do. */
async function aBallotOn(whose: 'own' | 'others'): Promise<{ ballot: string; petition: number }> {
  const other = await aPerson(db(), 'Another Organizer', { class: 'REG' });
  const petition = await aDocketedPetition(stage, whose === 'own' ? [organizing, other] : undefined);
  const { to } = await chair.post(`/petitions/${petition}/ballots`, { way: 'online' });
  return { ballot: to!, petition };
}

const forms = ({ html }: { html: string }) => ['closing', 'calling-off'].filter((verb) => html.includes(`/${verb}"`));

test('who keeps the meetings and organizes the petition neither closes its ballot nor calls it off, nor records a vote', async () => {
  const { ballot, petition } = await aBallotOn('own');

  const page = await liaison.get(ballot);
  const answers = [
    await liaison.post(`${ballot}/closing`),
    await liaison.post(`${ballot}/calling-off`),
    await liaison.post(`/petitions/${petition}/decisions`, { decidedOn: '2026-11-23', by: 'count' }),
  ];
  const byChair = await chair.get(ballot);
  const closed = await chair.post(`${ballot}/calling-off`);

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(answers[0]!.text).toContain('You organize this petition: somebody else has to conduct the vote on it.');
  expect(answers[2]!.text).toContain('You organize this petition: somebody else on the committee has to record its');
  expect(page.text).toContain('somebody else has to conduct the vote on it');
  expect([forms(page), forms(byChair), closed.status]).toEqual([[], ['closing', 'calling-off'], 303]);
});

test('the same liaison conducts the ballot on a petition of others', async () => {
  const { ballot } = await aBallotOn('others');

  const page = await liaison.get(ballot);
  const off = await liaison.post(`${ballot}/calling-off`);

  expect([forms(page), off.status]).toEqual([['closing', 'calling-off'], 303]);
});
