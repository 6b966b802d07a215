import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../../groups/index.ts';
import { aGroup } from '../../../groups/testing.ts';
import { theSystem } from '../../../platform/act/index.ts';
import { aPerson, standing } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { chooseDelivery } from '../../subscriptions/commands.ts';
import { listBySlug } from '../queries.ts';
import { aMessage } from '../../testing.ts';
import { namesThem } from './rules.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(() => now);
});
afterAll(() => house.close());

test.each([
  ['Thank you, Zoë Lane.', true],
  ['Zoe Lane’s lathe', true],
  ['zoe\nLANE said so', true],
  ['@zoe what do you say?', true],
  ['(@ZoeLane)', true],
  ['Ask Zoe.', false],
  ['Zoe Laneway', false],
  ['zoe@lane.example', false],
  ['write to ann@zoe.example', false],
])('%j names Zoë Lane: %s', (said, isNamed) => {
  expect(namesThem(said, { person: '', name: 'Zoë Lane' })).toBe(isNamed);
});

test('who wants only what names or answers them gets that, and not what quotes them', async () => {
  const { app } = house;
  const { db } = app.database;
  const person = (name: string) => aPerson(db, name, { email: `${name.split(' ')[0]!.toLowerCase()}@example.org` });
  const [ada, ben, cleo] = [await person('Ada Lane'), await person('Ben Moor'), await person('Cleo Reed')];
  const { id, slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  for (const reader of [ben, cleo])
    await app.perform({ by: reader, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  const list = (await listBySlug(db, slug))!;
  for (const reader of [ben, cleo])
    await app.perform(theSystem(now), (act) => chooseDelivery(act, list.id, reader, 'mentions'));

  await app.perform(theSystem(now), async (act) => {
    await aMessage(act, list.id, 'own@example.org', { person: ben, text: 'I have a lathe.' });
    await aMessage(act, list.id, 'answer@example.org', { answers: ['own@example.org'], text: 'So have I.' });
    await aMessage(act, list.id, 'named@example.org', { text: 'What does @Cleo say?\n' });
    await aMessage(act, list.id, 'quoted@example.org', { text: '> Cleo Reed knows.\n\nYes.\n' });
  });
  await app.settle();
  const client = await app.database.connection();
  const { rows } = await client.query(`
    select message_id as message, string_agg(address, ' ' order by address) as to
    from platform.mailing join conversations.message on once = 'conversations.message ' || message.id
      join platform.delivery on mailing = mailing.id
    group by message.number, message_id order by message.number`);
  client.release();

  expect(rows).toEqual([
    { message: 'own@example.org', to: 'ada@example.org' },
    { message: 'answer@example.org', to: 'ada@example.org ben@example.org' },
    { message: 'named@example.org', to: 'ada@example.org cleo@example.org' },
    { message: 'quoted@example.org', to: 'ada@example.org' },
  ]);
});
