import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { anOpenPetition, aStage } from '../../charters/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse } from '../../testing.ts';
import { steps } from '../tables.ts';

const at = new Date('2026-11-23T18:00:00Z');

test('what a petition did not reach before it ended is not said to lie ahead', async () => {
  const house = await openTestHouse(() => at);
  onTestFinished(() => house.close());
  const { db } = house.app.database;
  const stage = await aStage(house.app.database);
  const organizers = [
    await aPerson(db, 'First One', { class: 'REG' }),
    await aPerson(db, 'Second One', { class: 'REG' }),
  ] as const;
  const petition = await anOpenPetition(stage, organizers, at);
  const reader = await house.browsing();
  const way = async () =>
    (await reader.get(`/petitions/${petition}`)).text.match(/\b(Done|Now|Ahead|Not reached)(?= )/g);

  const open = await way();
  await sql`update charters.petition set state = 'expired' where id = ${petition}`.execute(steps(db));

  expect(open).toEqual(['Now', 'Ahead', 'Ahead', 'Ahead']);
  expect(await way()).toEqual(['Not reached', 'Not reached', 'Not reached', 'Not reached']);
});
