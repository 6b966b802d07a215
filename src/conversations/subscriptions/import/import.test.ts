import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../../groups/testing.ts';
import { theSystem } from '../../../platform/act/index.ts';
import { seeing } from '../../../platform/db/index.ts';
import { aPerson, standing } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { listBySlug } from '../../lists/queries.ts';
import { askSubscribers, importSubscribers } from './import.ts';
import { postInvitations } from './letters.ts';
import { readRoster } from '../../../platform/mail/index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

const ada = { address: 'ada@example.org', name: 'Ada Lane', delivery: 'each' };
const ben = { address: 'ben@example.org', name: '', delivery: 'daily' };

test.each([
  [
    'a table',
    'address;name;delivery\nada@example.org;Ada Lane;each\nben@example.org;;daily\nADA@example.org;Ada;web\n',
    [ada, ben],
  ],
  [
    'Groups.io',
    'Email,Display Name,Email Delivery\nada@example.org,Ada Lane,Single\nben@example.org,,Full Featured Digest\n',
    [ada, ben],
  ],
  [
    'Google Groups',
    'Members for group tools\nEmail address,Nickname,Group status,Email status,Email preference\nada@example.org,Ada Lane,member,normal,each email\nben@example.org,,member,,digest\n',
    [ada, ben],
  ],
  [
    'a single column',
    'email\nada@example.org\nben@example.org\n',
    [
      { ...ada, name: '' },
      { ...ben, delivery: 'each' },
    ],
  ],
  ['Mailman', 'Ada Lane <ada@example.org>\nben@example.org\n', [ada, { ...ben, delivery: 'each' }]],
  [
    'Mailman 3',
    'email,display_name,delivery_mode,delivery_status\nada@example.org,Ada Lane,regular,enabled\nben@example.org,,regular,by_user\n',
    [ada, { ...ben, delivery: 'web' }],
  ],
  [
    'Sympa',
    'date 1\nemail ada@example.org\ngecos Ada Lane\n\nemail ben@example.org\nreception digest\nvisibility noconceal\n',
    [ada, ben],
  ],
])('subscribers are read from %s', (_, text, expected) => {
  const { subscribers, refused } = readRoster(Buffer.from(text));

  expect(subscribers.map(({ line: _line, ...each }) => each)).toEqual(expected);
  expect(refused).toEqual([]);
});

test('what is no address, or an unknown way of delivery, is told by its line', () => {
  const { subscribers, refused } = readRoster(
    Buffer.from('email,delivery\nnobody,each\nada@example.org,by pigeon\n<script>@x,each\nben@example.org,daily\n'),
  );

  expect(subscribers.map(({ address }) => address)).toEqual(['ben@example.org']);
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'address-unclear'],
    [3, 'delivery-unknown'],
    [4, 'address-unclear'],
  ]);
});

test('whoever is known joins and reads as before; the others are told, and asked once if that is wished', async () => {
  const { app } = house;
  const { db } = app.database;
  const [adaId, benId] = [
    await aPerson(db, 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db, 'Ben Moor', { email: 'ben@example.org' }),
  ];
  await aPerson(db, 'Cy One', { email: 'shared@example.org' });
  await aPerson(db, 'Cy Two', { email: 'shared@example.org' });
  await aPerson(db, 'Guest', { email: 'guest@example.org', isMember: false });
  const { slug } = await app.perform(theSystem(at), (act) => aGroup(act, { name: 'Tool Libraries' }));
  await app.settle();
  const list = (await listBySlug(db, slug))!;
  const { subscribers } = readRoster(
    Buffer.from(
      'email,delivery\nAda@Example.org,daily\nben@example.org,web\nshared@example.org,\nguest@example.org,\nstranger@example.org,\n',
    ),
  );
  const bringIn = () => app.perform(theSystem(at), (act) => importSubscribers(act, list, subscribers, standing));
  const invite = () =>
    app.perform(theSystem(at), async (act) => {
      const strangers = subscribers.filter(({ address }) => address.startsWith('stranger'));
      await postInvitations(act, list, await askSubscribers(act, list, strangers), {
        baseUrl: 'https://x.example',
        domain: 'lists.example.org',
        speaks: '',
      });
    });

  const first = await bringIn();
  const again = await bringIn();
  await invite();
  await invite();
  await app.settle();

  const addresses = (list_: readonly { address: string }[]) => list_.map(({ address }) => address);
  expect([first.new, first.known, again.new, again.known]).toEqual([2, 0, 0, 2]);
  expect([addresses(first.unknown), addresses(first.shared), addresses(first.kept)]).toEqual([
    ['stranger@example.org'],
    ['shared@example.org'],
    ['guest@example.org'],
  ]);
  const { rows: readers } = await sql<{ person: string; delivery: string }>`
    select person, delivery from conversations.subscription where list = ${list.id} order by delivery`.execute(
    opened(db),
  );
  expect(readers).toEqual([
    { person: adaId, delivery: 'daily' },
    { person: benId, delivery: 'web' },
  ]);
  const { rows: letters } = await sql<{ address: string }>`
    select address from platform.letter where kind = 'conversations.invite-subscriber'`.execute(opened(db));
  expect(letters).toEqual([{ address: 'stranger@example.org' }]);
});
