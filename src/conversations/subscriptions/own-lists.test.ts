import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import type { List } from '../lists/model.ts';
import { digestChoiceOf } from '../digests/queries.ts';
import { listBySlug } from '../lists/queries.ts';
import { aMessage } from '../testing.ts';
import { subscriptionOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let house: TestHouse;
let ada: string;
let ben: string;
let asBen: Browsing;
let nobody: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  [ada, ben] = [await aPerson(db(), 'Ada Lane'), await aPerson(db(), 'Ben Moor')];
  [asBen, nobody] = [await house.browsing(ben), await house.browsing()];
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** A list of a group in which Ben takes part. */
async function aList(name: string): Promise<List> {
  const { id, slug } = await house.app.perform(theSystem(at), (act) => aGroup(act, { name, organizers: [ada] }));
  await house.app.settle();
  await house.app.perform({ by: ben, at, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await house.app.settle();
  return (await listBySlug(db(), slug))!;
}

const how = async ({ id }: List) => {
  const { delivery, pausedUntil, endedAt } = (await subscriptionOf(db(), id, ben))!;
  return { delivery, pausedUntil: pausedUntil?.toISOString() ?? null, reads: endedAt === null };
};

test('how a list comes is chosen, paused until a day of the association’s zone, and resumed; all at once too', async () => {
  const [moss, fern] = [await aList('Moss'), await aList('Fern')];

  await asBen.post(`/me/lists/${moss.slug}/delivery`, { delivery: 'weekly' });
  await asBen.post(`/me/lists/${moss.slug}/pause`, { for: 'week' });
  const one = [await how(moss), await how(fern)];
  const wrong = await asBen.post(`/me/lists/${moss.slug}/pause`, { for: 'until', until: '2026-11-23' });
  await asBen.post('/me/lists/pause', { for: 'until', until: '2027-01-02' });
  const all = [await how(moss), await how(fern)];
  const page = await asBen.get('/me/lists');
  await asBen.post('/me/lists/pause', { for: 'nothing' });
  const again = [await how(moss), await how(fern)];

  expect(one).toEqual([
    { delivery: 'weekly', pausedUntil: '2026-11-30T06:00:00.000Z', reads: true },
    { delivery: 'each', pausedUntil: null, reads: true },
  ]);
  expect([wrong.status, wrong.text.includes('Choose a day that is still to come.')]).toEqual([422, true]);
  expect(all.map(({ pausedUntil }) => pausedUntil)).toEqual(['2027-01-02T06:00:00.000Z', '2027-01-02T06:00:00.000Z']);
  expect(page.text).toContain('You get this because you have taken part in Moss since 23 November 2026.');
  expect(page.text).toContain('Paused: nothing comes by mail until 2 January 2027.');
  expect(again.map(({ pausedUntil }) => pausedUntil)).toEqual([null, null]);
});

test('leaving is told, and undone with one press', async () => {
  const list = await aList('Lichen');
  await asBen.post(`/me/lists/${list.slug}/delivery`, { delivery: 'daily' });

  const left = await asBen.post(`/me/lists/${list.slug}/departure`);
  const told = await asBen.get(left.to!);
  const gone = await how(list);
  await asBen.post(`/me/lists/${list.slug}/return`);

  expect(told.text).toContain('Lichen comes to you no longer.');
  expect([gone.reads, await how(list)]).toEqual([false, { delivery: 'daily', pausedUntil: null, reads: true }]);
});

test('a mail program takes its reader off by one POST without a session; to follow the link only asks', async () => {
  const [list, other] = [await aList('Bark'), await aList('Root')];
  await house.app.perform(theSystem(at), (act) => aMessage(act, list.id, 'bark@example.org'));
  await house.app.settle();
  const link = await leavingLink(list);

  const looked = await nobody.get(link);
  const before = await how(list);
  const elsewhere = await nobody.post(link.replace(list.slug, other.slug));
  const posted = await nobody.post(link, { 'List-Unsubscribe': 'One-Click' }, { origin: 'https://mail.example.org' });
  const after = [await how(list), await how(other)];
  const undone = await nobody.post(`${link}/return`);

  expect([looked.status, before.reads]).toEqual([200, true]);
  expect([elsewhere.status, posted.status, undone.status]).toEqual([404, 200, 200]);
  expect(after.map(({ reads }) => reads)).toEqual([false, true]);
  expect((await how(list)).reads).toBe(true);
});

test('digests come in the chosen zone, on the chosen day, in the chosen form, or sooner when enough waits', async () => {
  const wanted = { zone: 'Asia/Tokyo', weekday: '3', form: 'plain', most: '10' };
  const wrong = await asBen.post('/me/lists/digests', { ...wanted, zone: 'Moon/Crater' });
  const saved = await asBen.post('/me/lists/digests', wanted);
  const page = await asBen.get(saved.to!);

  expect([wrong.status, wrong.text.includes('Choose a time zone of the list.')]).toEqual([422, true]);
  expect(await digestChoiceOf(db(), ben)).toEqual({ zone: 'Asia/Tokyo', weekday: 3, form: 'plain', most: 10 });
  expect(page.text).toContain('Your digests come so from now on.');
  expect(page.html).toMatch(/<option value="Asia\/Tokyo" selected/);
});

test('what was missed in a pause is told when it ends, and sent by one press, once', async () => {
  const list = await aList('Thistle');
  await asBen.post(`/me/lists/${list.slug}/pause`, { for: 'week' });
  for (const name of ['one', 'two'])
    await house.app.perform(theSystem(at), (act) => aMessage(act, list.id, `${name}@thistle.example.org`));
  await house.app.settle();
  const early = await asBen.post(`/me/lists/${list.slug}/missed`);
  await sql`update conversations.subscription set paused_until = ${at} where list = ${list.id}`.execute(opened(db()));
  await nightly('conversations.resume-reading');

  const letter = (await lettersSent(db())).find(({ kind }) => kind === 'conversations.pause-ended');
  const page = await asBen.get('/me/lists');
  const sent = await asBen.post(`/me/lists/${list.slug}/missed`);
  const again = await asBen.post(`/me/lists/${list.slug}/missed`);
  const { rows } = await sql<{ head: string; readers: string[] }>`
    select head, (select array_agg(person::text) from platform.delivery where mailing = mailing.id) as readers
    from platform.mailing where kind = 'conversations.missed'`.execute(opened(db()));

  expect([early.status, sent.status, again.status]).toEqual([404, 303, 404]);
  expect(letter?.text).toContain('Thistle  2 messages');
  expect(page.text).toContain('2 messages were posted while it was paused.');
  expect(rows).toEqual([{ head: expect.stringContaining('Subject: Thistle: 2 messages'), readers: [ben] }]);
});

/** Does what is done each night under the name. */
const nightly = (kind: string) =>
  house.plug
    .dailies!.find((daily) => daily.kind === kind)!
    .run({ subject: '', at, db: db(), perform: house.app.perform });

/** The link in Ben’s copy of the newest message of the list. */
async function leavingLink({ slug }: List): Promise<string> {
  const { personalToken } = await import('../../platform/mail/sending/tokens.ts');
  const { rows } = await sql<{ head: string; audience: string }>`
    select personal_head as head, audience from platform.mailing order by id desc limit 1
  `.execute(opened(db()));
  const personal = personalToken(house.app.installation.hashKey, rows[0]!.audience, ben);
  const [, path = ''] = new RegExp(`<[^>]*(/lists/${slug}/leaving/[^>]*)>`).exec(rows[0]!.head)!;
  return path.replace('{personal}', personal);
}
