import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDraft, aStage, aText, refusal, type Stage } from '../../charters/testing.ts';
import { openPetition, policyBook, textHash } from '../../charters/index.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { steps } from '../tables.ts';
import { confirmEndorsement, nameEndorser, takeEndorserBack } from './commands.ts';
import { endorsementsOn } from './queries.ts';
import { bounds } from './rules.ts';

const kept = policyElsewhere('ieee-chain');
const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let petition: number;
let organizer: PersonId;

beforeAll(async () => {
  house = await openTestHouse(at, { policies: [kept], changes: { policy: 'ieee-chain' } });
  stage = await aStage(house.app.database);
  organizer = await aPerson(db(), 'Olive Ganizer');
  petition = await aDraft(
    stage,
    [organizer, await aPerson(db(), 'Second Organizer')],
    at,
    aText,
    book().inForce('2026-11-23'),
  );
  await stage.as(organizer, at, (act) => openPetition(act, petition, textHash(aText), book().inForce('2026-11-23')));
  await sql`update charters.petition set stage = 2 where id = ${petition}`.execute(steps(db()));
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const book = () => policyBook([kept.policy], house.association);
const given = () => ({ policies: book() });
const officer = (place: number) => ({ name: 'Sam', office: 'Chair', email: `officer${place}@example.org` });

test('staff who organize a petition themselves name an endorser as any organizer: somebody else confirms the office', async () => {
  const named = (by: PersonId, place: number) =>
    stage.as(by, at, (act) => nameEndorser(act, petition, officer(place), given()), ['petitions.verify']);
  const own = await named(organizer, 1);
  const others = await named(await aPerson(db(), 'Stan Staff'), 2);

  const found = await endorsementsOn(db(), petition);
  expect(found.map(({ id, confirmedAt }) => [id, confirmedAt])).toEqual([
    [own, null],
    [others, at],
  ]);
});

test('naming and taking back does not write to any number of addresses', async () => {
  const name = (place: number) =>
    stage.as(organizer, at, (act) => nameEndorser(act, petition, officer(place), given()));
  for (let place = 3; place <= bounds.mostNamed; place++) {
    const id = await name(place);
    await stage.as(organizer, at, (act) => takeEndorserBack(act, petition, id, given()));
  }

  expect(await refusal(name(bounds.mostNamed + 1))).toEqual(['endorsers-named-many']);
});

test('whom one no longer asks is neither taken back again nor confirmed', async () => {
  const one = (await endorsementsOn(db(), petition)).find(({ takenBackAt }) => takenBackAt !== null)!;
  const staff = await aPerson(db(), 'Sue Staff');

  const again = stage.as(organizer, at, (act) => takeEndorserBack(act, petition, one.id, given()));
  const confirmed = stage.as(staff, at, (act) => confirmEndorsement(act, petition, one.id, given()), [
    'petitions.verify',
  ]);
  expect(await refusal(again)).toEqual(['endorsement-over']);
  expect(await refusal(confirmed)).toEqual(['endorsement-over']);
});
