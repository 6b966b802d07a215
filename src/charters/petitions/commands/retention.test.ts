import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson } from '../../../roll/testing.ts';
import { testDatabase } from '../../../testing/index.ts';
import { aStage, anOpenPetition, type Stage } from '../../testing.ts';
import { organizersOf } from '../queries.ts';
import { expirePetition } from './opening.ts';
import { eraseAfterDecision, petitionsToErase } from './retention.ts';

let stage: Stage;
const opened = new Date('2026-09-02T15:00:00Z');
const over = new Date('2027-06-01T12:00:00Z');

beforeAll(async () => {
  stage = await aStage(await testDatabase());
});
afterAll(() => stage.database.close());

test('the addresses of every organizer go, and their names stay', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
    await aPerson(db, 'Thomas Nguyen', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await stage.as(null, over, (act) => expirePetition(act, id));

  await stage.as(null, over, (act) => eraseAfterDecision(act, id));

  expect((await organizersOf(db, id)).map(({ name, email, postalAddress }) => [name, email, postalAddress])).toEqual([
    ['An Organizer', '', ''],
    ['An Organizer', '', ''],
  ]);
  expect(await petitionsToErase(db)).toEqual([]);
});
