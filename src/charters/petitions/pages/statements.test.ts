import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { statementsDuring } from '../../../testing/statements.ts';
import { aStage, anOpenPetition } from '../../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;

beforeAll(async () => (house = await openTestHouse(() => now)));
afterAll(() => house.close());

test('the page of an open petition asks for nothing that comes only after filing', async () => {
  const { database } = house.app;
  const organizers = [
    await aPerson(database.db, 'Una First', { class: 'REG' }),
    await aPerson(database.db, 'Dua Second', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(await aStage(database), organizers, now);
  const reader = await house.browsing();
  await reader.get(`/petitions/${id}?first`);

  const sent = await statementsDuring(() => reader.get(`/petitions/${id}?anew`));

  const tables = sent.map((text) => /\bfrom ([a-z]\w*\.\w+)/.exec(text)?.[1] ?? '');
  expect(tables.filter((table) => table.startsWith('charters.'))).toEqual([
    'charters.petition_topic',
    'charters.news_item',
    'charters.organizer',
    'charters.signature',
    'charters.signature',
  ]);
});
