import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHref, talkListOf, type List } from '../../conversations/index.ts';
import { erasePersonHere } from '../../conversations/erasure/commands.ts';
import { aMessage } from '../../conversations/testing.ts';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let list: List;
let nobody: Browsing;
let ada: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const convener = await aPerson(app.database.db, 'Ada Lane');
  const { id } = await app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [convener] }),
  );
  await app.settle();
  list = (await talkListOf(app.database.db, id))!;
  const told = [
    {
      fromName: 'Ben <Moor>',
      subject: 'For ada@example.org',
      text: '> Who?\n> ada@example.org\n\nAsk cleo@example.org & Co.',
    },
    { fromName: '', fromAddress: 'dan@example.org', subject: '', text: 'Hello.' },
  ];
  for (const [index, each] of told.entries())
    await app.perform(theSystem(new Date(now.getTime() + index)), (act) =>
      aMessage(act, list.id, `${index}@example.org`, each),
    );
  [nobody, ada] = [await house.browsing(), await house.browsing(convener)];
});
afterAll(() => house.close());

const change = (what: string) =>
  sql`update conversations.list set visibility = ${what}, is_indexed = ${what === 'public'} where id = ${list.id}`.execute(
    seeing<never>()(house.app.database.db),
  );

test('the feed of a public list tells what was newly said and by whom, without any mail address', async () => {
  const { html, headers } = await nobody.get(`${listHref(list)}/feed.json`);
  const atom = await nobody.get(`${listHref(list)}/feed.atom`);
  const page = await nobody.get(listHref(list));

  expect((JSON.parse(html) as { items: unknown[] }).items).toMatchObject([
    { title: 'Without a subject', content_html: '<p>Hello.</p>', author: { name: 'd…@example.org' } },
    {
      title: 'For a…@example.org',
      content_html: '<p>Ask c…@example.org &amp; Co.</p>',
      author: { name: 'Ben <Moor>' },
      url: `http://127.0.0.1:3000${listHref(list)}/messages/1`,
    },
  ]);
  expect(atom.html).not.toMatch(/[a-z]@example\.org/);
  expect(atom.html).toContain(`<link rel="self" href="http://127.0.0.1:3000${listHref(list)}/feed.atom"/>`);
  expect([headers.get('content-type'), headers.get('x-robots-tag')]).toEqual([
    'application/feed+json; charset=utf-8',
    null,
  ]);
  expect(page.html).toContain(`type="application/atom+xml" href="${listHref(list)}/feed.atom"`);
});

test('a list that not everybody may read has no feed, not even for whoever reads it', async () => {
  await change('participants');
  const answers = await Promise.all([nobody, ada].map((who) => who.get(`${listHref(list)}/feed.atom`)));
  const page = await ada.get(listHref(list));
  await change('public');

  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect([page.status, page.html.includes('feed.atom')]).toEqual([200, false]);
});

test('search engines leave a feed alone where the list wishes so', async () => {
  await sql`update conversations.list set is_indexed = false`.execute(seeing<never>()(house.app.database.db));

  expect((await nobody.get(`${listHref(list)}/feed.atom?again`)).headers.get('x-robots-tag')).toBe('noindex');
});

test('whoever knows a feed is told when something of it is corrected, taken down, put back or erased, whatever else they ask', async () => {
  const { app } = house;
  const dan = await aPerson(app.database.db, 'Dan Ross', { email: 'dan@example.org' });
  const asDan = await house.browsing(dan);
  const group = list.group!;
  await app.perform({ by: dan, at: now, grants: new Set() }, (act) => joinGroup(act, group, { standing }));
  await app.settle();
  const sent = await asDan.post(`${listHref(list)}/new`, { once: 'x', subject: 'Planes', body: 'Bring too.' });
  await app.settle();
  const number = /messages\/(\d+)/.exec(sent.to!)![1];
  const message = `${listHref(list)}/messages/${number}`;
  let known = (await nobody.get(`${listHref(list)}/feed.atom`)).headers.get('etag')!;
  const told: number[] = [];
  const asks = async () => {
    const since = { 'if-modified-since': new Date(now.getTime() + 86_400_000).toUTCString() };
    const [byTag, byDay] = [{ 'if-none-match': known }, since];
    const answers = [
      await nobody.get(`${listHref(list)}/feed.atom`, byTag),
      await nobody.get(`${listHref(list)}/feed.atom`, byDay),
    ];
    known = answers[1]!.headers.get('etag')!;
    told.push(...answers.map(({ status }) => status));
  };

  await asDan.post(`${message}/correction`, { body: 'Bring two.' });
  await asks();
  await ada.post(`${message}/removal`, { code: 'off-topic' });
  await asks();
  await ada.post(`${message}/restoration`);
  await asks();
  await erasePersonHere({ at: now, db: app.database.db, perform: app.perform }, dan);
  await asks();
  await asks();

  expect(told).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 304, 200]);
});
