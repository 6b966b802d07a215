import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import type { List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';

const start = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let now = start;
let house: TestHouse;
let postman: Postman;
let list: List;
/** Ada leads the group, Ben writes, Cleo reads. */
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const [ada, ben, cleo] = [
    await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' }),
    await aPerson(db(), 'Cleo Reed', { email: 'cleo@example.org' }),
  ];
  const { id, slug } = await house.app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  );
  await house.app.settle();
  for (const by of [ben, cleo])
    await house.app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await house.app.settle();
  list = (await listBySlug(db(), slug))!;
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

const db = () => house.app.database.db;
async function benWrites(): Promise<void> {
  const to = `${list.slug}@${house.app.settings.mailDomain}`;
  await postman.bring(aLetter({ from: 'Ben Moor <ben@example.org>', to }), { from: 'ben@example.org', to });
  await house.app.settle();
}
async function pass(count: number): Promise<void> {
  now = addMilliseconds(now, minutes(count));
  await house.app.settle();
}
const newest = async () =>
  (
    await sql<{
      number: number;
    }>`select max(number) as number from conversations.message where list = ${list.id}`.execute(opened(db()))
  ).rows[0]!;
/** As if the servers of two readers had answered otherwise. */
const answered = (address: string, answer: string, isForGood: boolean) =>
  sql`
    update platform.delivery set sent_at = null, answer = ${answer}, failed_at = case when ${isForGood} then ${now}::timestamptz end
    where address = ${address}
  `.execute(opened(db()));

test('whoever wrote a message, and whoever leads the list, sees what became of it; nobody else learns that there is a receipt', async () => {
  await benWrites();
  await answered('cleo@example.org', '451 4.7.1 greylisted', false);
  await answered('ada@example.org', '550 5.1.1 no such user', true);
  const receipt = `/lists/${list.slug}/messages/1/receipt`;

  const [ben, ada, cleo, unknown] = [
    await asBen.get(receipt),
    await asAda.get(receipt),
    await asCleo.get(receipt),
    await asBen.get(`/lists/${list.slug}/messages/9/receipt`),
  ];
  const threads = [await asBen.get(`/lists/${list.slug}/1`), await asCleo.get(`/lists/${list.slug}/1`)];
  const said = ben.text.replace(/\s+/g, ' ');

  expect([ben.status, ada.status, cleo.status, unknown.status]).toEqual([200, 200, 404, 404]);
  expect(said).toMatch(
    /Copies\s?3 copies\s?Delivered\s?1\s?Put off by the other side, and tried again\s?1\s?Refused for good\s?1/,
  );
  expect(threads.map(({ html }) => html.includes(`href="${receipt}"`))).toEqual([true, false]);
  expect(said).toContain('at once, by the rules of the list');
});

test('a receipt comes by mail to whoever wants one, once, when all copies have left or after an hour', async () => {
  const wished = await asBen.post(`/lists/${list.slug}/messages/1/receipt/wish`);
  await benWrites();
  await answered('cleo@example.org', '451 4.7.1 greylisted', false);
  const receipts = async () =>
    (await lettersSent(db(), { address: 'ben@example.org' })).filter(({ kind }) => kind === 'conversations.receipt');
  await pass(20);
  const early = await receipts();
  // The copy is put off again.
  await answered('cleo@example.org', '451 4.7.1 greylisted', false);
  await sql`update platform.delivery set try_at = 'infinity' where address = 'cleo@example.org'`.execute(opened(db()));
  await pass(41);
  const late = await receipts();
  await benWrites();
  await pass(5);
  const soon = await receipts();
  await asBen.post(`/lists/${list.slug}/messages/1/receipt/wish-no-more`);
  await benWrites();
  await pass(60);

  expect([wished.status, early.length, late.length, soon.length, (await receipts()).length]).toEqual([303, 0, 1, 2, 2]);
  expect(late[0]!.text).toContain('Put off by the other side');
});

test('a copy that was put off is told of as stopped as soon as its message is taken back', async () => {
  await benWrites();
  const number = (await newest()).number;
  const message = `/lists/${list.slug}/messages/${number}`;
  await sql`update platform.delivery set sent_at = null, answer = '451 4.7.1 slow down', try_at = 'infinity'
    where address = 'cleo@example.org' and mailing = (select max(mailing) from platform.delivery where address = 'cleo@example.org')`.execute(
    opened(db()),
  );
  const sums = async () => {
    const [receipt, fared] = [
      await asBen.get(`${message}/receipt`),
      await asAda.get(`/lists/${list.slug}/deliverability`),
    ];
    return [receipt, fared].map(({ text }) => [/Put off[^.]*?\d+/.exec(text)?.[0], /Stopped[^.]*?\d+/.exec(text)?.[0]]);
  };
  const before = await sums();

  await asBen.post(`${message}/removal`, { code: 'withdrawn' });
  const after = await sums();

  expect(before).toEqual([
    ['Put off by the other side, and tried again 1', undefined],
    ['Put off, and tried again 3', undefined],
  ]);
  expect(after).toEqual([
    [undefined, 'Stopped, since the message was taken back 1'],
    ['Put off, and tried again 2', 'Stopped before they left, since the message was taken back 1'],
  ]);
});

test('the owner sees how the mail of the list fares, and where it was put off', async () => {
  const page = `/lists/${list.slug}/deliverability`;
  await sql`insert into platform.suspended_address (address, since, reason)
    select address, now(), 'mail came back' from unnest(array['cleo@example.org', 'nobody-reads@example.org']) address`.execute(
    opened(db()),
  );
  const [ada, ben] = [await asAda.get(page), await asBen.get(page)];

  expect([ada.status, ben.status]).toEqual([200, 404]);
  expect(ada.text).toContain('Readers who get no mail, since too much came back 1');
  expect(ada.text).toContain('example.org');
  expect(ada.text).toContain('451 4.7.1 greylisted');
  expect(ada.text).toContain('no domain that others could look up');
});
