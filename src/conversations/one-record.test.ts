import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../groups/index.ts';
import { aGroup } from '../groups/testing.ts';
import { theSystem } from '../platform/act/index.ts';
import { seeing } from '../platform/db/index.ts';
import { aPerson, standing } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { listBySlug } from './lists/queries.ts';
import { aPostman, type Postman } from './testing.ts';
import { messagesOf } from './threads/queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let house: TestHouse;
let postman: Postman;

beforeAll(async () => {
  house = await openTestHouse(at);
  postman = await aPostman(house);
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

test('a group has a list from its opening on; what is sent there stands in its archive and reaches whoever takes part', async () => {
  const { app } = house;
  const [ada, ben] = [
    await aPerson(app.database.db, 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(app.database.db, 'Ben Moor', { email: 'ben@example.org' }),
  ];
  const { slug } = await app.perform(theSystem(at), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  );
  await app.settle();
  const group = (await listBySlug(app.database.db, slug))!.group!;
  await app.perform({ by: ben, at, grants: new Set() }, (act) => joinGroup(act, group, { standing }));
  await app.settle();

  const said = await postman.bring(
    [
      'From: Ada Lane <ada@example.org>',
      `To: ${slug}@${app.settings.mailDomain}`,
      'Subject: Sharpening day',
      'Message-ID: <one@example.org>',
      'Date: Mon, 23 Nov 2026 11:00:00 -0600',
      '',
      'Who brings a whetstone?',
      '',
    ].join('\r\n'),
    { from: 'ada@example.org', to: `${slug}@${app.settings.mailDomain}` },
  );
  await app.settle();

  const list = (await listBySlug(app.database.db, slug))!;
  const { rows: threads } = await sql<{ id: number; subject: string }>`
    select id, subject from conversations.thread where list = ${list.id}`.execute(opened(app.database.db));
  const messages = await messagesOf(app.database.db, threads[0]!.id);
  const { rows: copies } = await sql<{ address: string; sent: boolean; head: string }>`
    select address, sent_at is not null as sent, head from platform.delivery join platform.mailing on mailing.id = mailing
    order by address`.execute(opened(app.database.db));

  expect(said).toContain('250');
  expect(threads.map(({ subject }) => subject)).toEqual(['Sharpening day']);
  expect(messages.map(({ person, text, number }) => ({ person, text: text.trim(), number }))).toEqual([
    { person: ada, text: 'Who brings a whetstone?', number: 1 },
  ]);
  expect(copies.map(({ address, sent }) => [address, sent])).toEqual([
    ['ada@example.org', true],
    ['ben@example.org', true],
  ]);
  expect(copies[0]!.head).toContain(`List-Archive: <http://127.0.0.1:3000/lists/${slug}>`);
});
