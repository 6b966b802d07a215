import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPetition, policyBook, textHash } from '../../charters/index.ts';
import { aDraft, aStage, aText, inOffice, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { withdrawPetition } from '../../charters/petitions/commands/opening.ts';
import { seeing } from '../../platform/db/index.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { answerEndorsement, nameEndorser } from '../../steps/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { dutiesOnPetition } from './queries.ts';
import { stateOn } from './rules.ts';

// A chapter that waits for two endorsements, each within thirty days.

const kept = policyElsewhere('ieee-chain');
const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let petition: number;
let organizer: PersonId;
let officer: PersonId;
let staff: Browsing;

beforeAll(async () => {
  house = await openTestHouse(now, { policies: [kept], changes: { policy: 'ieee-chain' } });
  stage = await aStage(house.app.database);
  organizer = await aPerson(db(), 'Olive Ganizer');
  officer = await aPerson(db(), 'Sam Sectionchair', { email: 'sam@example.org' });
  const screener = await aPerson(db(), 'Stan Staff');
  await inOffice(stage, screener, 'Member Programs and Services', 'verifier');
  staff = await house.browsing(screener);
  const rules = book().inForce('2026-11-23');
  petition = await aDraft(stage, [organizer, await aPerson(db(), 'Second Organizer')], now, aText, rules);
  await stage.as(organizer, now, (act) => openPetition(act, petition, textHash(aText), rules));
  await sql`update charters.petition set stage = 2 where id = ${petition}`.execute(seeing<never>()(db()));
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const book = () => policyBook([kept.policy], house.association);
const asked = (name: string, office: string, email: string): Promise<number> =>
  stage.as(organizer, now, (act) => nameEndorser(act, petition, { name, office, email }, { policies: book() }));

/** What the ledger says of the endorsements: how each stands, by when it is due, and why it is owed no more. */
async function told() {
  await house.app.settle();
  return (await dutiesOnPetition(db(), petition))
    .filter(({ kind }) => kind === 'endorsement')
    .map((duty) => [stateOn(duty, '2026-11-23'), duty.dueOn, duty.reason]);
}
const hrefOf = async (endorsement: number) =>
  `/duties/${(await dutiesOnPetition(db(), petition)).find((duty) => duty.endorsement === endorsement)!.id}`;

test('whoever is asked owes an answer by the day of the step, as the office that they were named as', async () => {
  const first = await asked('Sam', 'Chair of the section', 'sam@example.org');
  await asked('Sue', 'Chair of the society', 'sue@example.org');
  expect(await told()).toEqual([
    ['open', '2026-12-23', ''],
    ['open', '2026-12-23', ''],
  ]);

  const href = await hrefOf(first);
  const [own, other] = [await house.browsing(officer), await house.browsing(organizer)];
  const [mine, forStaff] = [await own.get('/me'), await staff.get(href)];
  expect(mine.html).toContain(`href="${href}"`);
  expect(mine.html).not.toContain(await hrefOf(first + 1));
  expect((await own.get(href)).text).toContain('The letter that asked for it leads to where it is answered.');
  expect(forStaff.text).toContain(`Endorse “${aText.title}”, or decline to`);
  expect(forStaff.text).toContain('Owed by Chair of the section');
  expect((await other.get(href)).status).toBe(404);
  // Nobody endorses by closing a duty.
  expect((await own.post(`${href}/done`, { evidenceKind: 'document', evidence: 'A letter' })).status).toBe(403);
});

test('while staff have stopped the petition nobody owes it, and when it goes on it is owed again', async () => {
  await staff.post(`/petitions/${petition}/suspension`, { code: 'unlawful' });
  const stopped = await told();
  await staff.post(`/petitions/${petition}/resumption`);

  expect(stopped).toEqual(Array(2).fill(['released', '2026-12-23', 'charters.petition-suspended']));
  expect(await told()).toEqual(Array(2).fill(['open', '2026-12-23', '']));
});

test('the answer meets it, also where it is no, and is shown for it', async () => {
  const third = await asked('Lu', 'Chair of the region', 'lu@example.org');
  const href = await hrefOf(third - 2);
  await stage.as(null, now, (act) =>
    answerEndorsement(act, third - 2, { answer: 'declined', reasons: 'Too early.' }, { policies: book() }),
  );

  expect((await told()).map(([state]) => state)).toEqual(['met', 'open', 'open']);
  expect((await staff.get(href)).text).toContain('Shown by They answered');
});

test('it is not counted for any unit, and released with the petition', async () => {
  expect((await staff.get('/duties')).text).not.toContain('Posts that no unit has');
  await stage.as(organizer, now, (act) => withdrawPetition(act, petition));

  const withdrawn = ['released', 'charters.petition-withdrawn'];
  expect((await told()).map(([state, , why]) => [state, why])).toEqual([['met', ''], withdrawn, withdrawn]);
});
