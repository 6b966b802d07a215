import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import type { List } from '../lists/model.ts';
import { subscribe } from '../subscriptions/commands.ts';
import { conversations } from '../tables.ts';
import { aMessage } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let list: List;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const cleo = await aPerson(app.database.db, 'Cleo Reed', { email: 'cleo@example.org' });
  const { slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [cleo] }));
  await app.settle();
  list = (await listBySlug(app.database.db, slug))!;
});
afterAll(() => house.close());

async function readsHere(name: string, email: string): Promise<string> {
  const { app } = house;
  const person = await aPerson(app.database.db, name, { email, isMember: false });
  await app.perform(theSystem(now), (act) => subscribe(act, list.id, [person]));
  await app.settle();
  return person;
}

const changeTo = (person: string, name: string, email: string) =>
  house.app.perform(theSystem(now), (act) =>
    sql`update roll.person set name = ${name}, email = ${email}, email_key = ${email} where id = ${person}`.execute(
      conversations(act.db),
    ),
  );

async function eraseTonight(person: string): Promise<void> {
  const { database, perform } = house.app;
  await perform(theSystem(now), (act) => erasePerson(act, person));
  const daily = house.plug.dailies!.find(({ kind }) => kind === 'conversations.forget-erased')!;
  await daily.run({ subject: '', at: now, db: database.db, perform });
}

const messagesOf = async (ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; address: string; text: string; code: string | null }>`
    select message_id as id, from_address as address, body_text as text, removed_code as code from conversations.message
    where message_id = any(${ids}::text[]) order by number
  `.execute(conversations(house.app.database.db));
  return rows;
};

test('what came from an address that two had, and neither has now, does not go with one of them', async () => {
  const { app } = house;
  const pat = await readsHere('Pat Home', 'home@example.org');
  const kim = await readsHere('Kim Home', 'home@example.org');
  await app.perform(theSystem(now), (act) =>
    aMessage(act, list.id, 'kims@example.org', {
      person: null,
      fromName: 'Kim',
      fromAddress: 'home@example.org',
      text: 'Kim Home wrote this.',
    }),
  );
  await changeTo(pat, 'Pat Home', 'pat@example.org');
  await changeTo(kim, 'Kim Home', 'kim@example.org');

  await eraseTonight(pat);

  expect(await messagesOf(['kims@example.org'])).toEqual([
    { id: 'kims@example.org', address: 'home@example.org', text: 'Kim Home wrote this.', code: null },
  ]);
});

test('a name that another had here once stays in what others wrote', async () => {
  const { app } = house;
  const eve = await readsHere('Eve Birch', 'eve@example.org');
  const twin = await aPerson(app.database.db, 'Eve Birch', { email: 'twin@example.org' });
  await app.perform(theSystem(now), (act) => subscribe(act, list.id, [twin]));
  await app.perform(theSystem(now), (act) =>
    aMessage(act, list.id, 'asks@example.org', { person: null, text: 'Ask Eve Birch, not twin@example.org.' }),
  );
  await app.settle();
  await changeTo(eve, 'Eve Ash', 'eve@example.org');

  await eraseTonight(twin);

  expect(await messagesOf(['asks@example.org'])).toEqual([
    expect.objectContaining({ text: 'Ask Eve Birch, not gone@erased.invalid.' }),
  ]);
});

test('a name of thousands of letters, which no index takes, keeps nobody from being erased', async () => {
  const { app } = house;
  const long = `Long ${Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000))).join('')}`;
  await readsHere(long, 'long@example.org');
  const dan = await readsHere('Dan Ash', 'dan@example.org');
  await app.perform(theSystem(now), (act) =>
    aMessage(act, list.id, 'dans@example.org', { person: dan, fromName: long, text: 'I am Dan.' }),
  );

  await eraseTonight(dan);

  expect(await messagesOf(['dans@example.org'])).toEqual([
    { id: 'dans@example.org', address: '', text: '', code: 'erased' },
  ]);
});
