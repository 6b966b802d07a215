import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import { suspendPetition } from '../../charters/petitions/commands/suspending.ts';
import { anOpenPetition, aDraft, aStage, aText, sign, type Stage } from '../../charters/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { browser } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { feedSources } from './sources.ts';
import { writtenFeed, type FeedToWrite } from './writing.ts';

const opened = new Date('2026-11-23T18:00:00Z');
const key = Buffer.alloc(32, 7);
let now = opened;
let house: TestHouse;
let stage: Stage;
let reader: Browsing;
let petition: number;

const hostile = '</title><script>alert(1)</script> ]]> & "Moss" \u0001\ud800\u{1F333}';

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  reader = await house.browsing();
  const { db } = house.app.database;
  const organizers = [await aPerson(db, 'One Moss'), await aPerson(db, 'Two Moss')] as const;
  await aDraft(stage, organizers, now, { ...aText, title: 'Nobody reads a draft' });
  petition = await anOpenPetition(stage, organizers, now, { ...aText, title: 'Moss & Fern' });
  await stage.as(null, now, (act) => aGroup(act, { name: 'Fern Group', organizers: [organizers[0]] }));
  now = addMilliseconds(now, minutes(5));
  await sign(stage, petition, await aPerson(db, 'Ada Signer', { class: 'REG' }), now);
});
afterAll(() => house.close());

const json = async (name: string) => JSON.parse((await reader.get(`/feeds/${name}.json`)).html) as JsonFeed;

interface JsonFeed {
  readonly title: string;
  readonly items: readonly Record<string, unknown>[];
}

test('a feed holds what is public, names it for ever, and says when it changed; signatures are no news', async () => {
  const feed = await json('petitions');

  expect(feed).toEqual({
    version: 'https://jsonfeed.org/version/1',
    title: 'Petitions, American Library Association',
    home_page_url: 'http://127.0.0.1:3000/petitions',
    feed_url: 'http://127.0.0.1:3000/feeds/petitions.json',
    description: 'Petitions that opened, were filed, decided or closed.',
    author: { name: 'American Library Association' },
    items: [
      {
        id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        content_html: expect.stringMatching(/^<p>Open for signature\.<\/p>\n<p>The group brings/),
        url: `http://127.0.0.1:3000/petitions/${petition}`,
        title: 'Moss & Fern',
        date_modified: opened.toISOString(),
        date_published: opened.toISOString(),
      },
    ],
  });
});

test('what changes a page is news of the same thing, with the instant of the change', async () => {
  const [before] = (await json('petitions')).items;
  const first = await reader.get('/feeds/petitions.atom');
  const again = await reader.get('/feeds/petitions.atom', { 'if-none-match': first.headers.get('etag')! });
  const since = await reader.get('/feeds/petitions.atom', { 'if-modified-since': now.toUTCString() });
  now = addMilliseconds(now, days(1));
  await suspend();
  const [after] = (await json('petitions')).items;
  const changed = await reader.get('/feeds/petitions.atom', { 'if-none-match': first.headers.get('etag')! });

  expect(first.headers.get('last-modified')).toBe(null);
  expect([again.status, again.html, since.status, changed.status]).toEqual([304, '', 200, 200]);
  expect(after).toEqual({
    ...before,
    date_modified: now.toISOString(),
    content_html: String(before!['content_html']).replace('Open for signature', 'Suspended'),
  });
});

/** Staff suspend the petition. */
async function suspend() {
  const staff = await aPerson(house.app.database.db, 'The Staff');
  await stage.as(staff, now, (act) => suspendPetition(act, petition, 'unlawful'), ['petitions.screen']);
}

test('every feed is well-formed XML that a browser reads, whatever stands in a title', async () => {
  const entry = { url: 'https://example.org/1?a=1&b=2', publishedAt: opened, updatedAt: opened };
  const wild: FeedToWrite = {
    name: 'wild',
    path: '/feeds/wild',
    title: hostile,
    description: hostile,
    url: 'https://example.org/',
    author: hostile,
    updatedAt: opened,
    entries: [{ ...entry, key: 'a', title: hostile, text: `${hostile}\n\n${hostile}` }],
  };
  const documents = [
    writtenFeed(wild, 'atom', { baseUrl: 'https://example.org', key }),
    ...(await Promise.all(feedSources.map(async ({ name }) => (await reader.get(`/feeds/${name}.atom`)).html))),
  ];
  const chromium = await browser();
  const page = await chromium.newPage();
  const read = await page.evaluate(
    (texts) =>
      texts.map((text) => {
        const document = new DOMParser().parseFromString(text, 'application/xml');
        const titles = [...document.querySelectorAll('entry > title')].map((title) => {
          const html = new DOMParser().parseFromString(title.textContent ?? '', 'text/html');
          return [html.body.textContent, html.querySelectorAll('script').length];
        });
        return {
          broken: document.querySelectorAll('parsererror').length,
          root: document.documentElement.localName,
          titles,
        };
      }),
    documents,
  );
  await chromium.close();

  const shown = hostile.replace('\u0001', '').toWellFormed();
  expect(read).toEqual([
    { broken: 0, root: 'feed', titles: [[shown, 0]] },
    { broken: 0, root: 'feed', titles: [['Moss & Fern', 0]] },
    { broken: 0, root: 'feed', titles: [] },
    { broken: 0, root: 'feed', titles: [] },
    { broken: 0, root: 'feed', titles: [['Fern Group', 0]] },
  ]);
});

test('pages lead to their feeds', async () => {
  const leads = async (path: string) =>
    [
      ...(await reader.get(path)).html.matchAll(/<link rel="alternate" type="application\/atom\+xml" href="([^"]+)"/g),
    ].map(([, href]) => href);

  expect(await leads('/')).toEqual(
    ['petitions', 'decisions', 'reports', 'groups'].map((name) => `/feeds/${name}.atom`),
  );
  expect(await leads('/reports')).toEqual(['/feeds/reports.atom']);
  expect(await leads(`/petitions/${petition}`)).toEqual(['/feeds/petitions.atom', '/feeds/decisions.atom']);
  expect(await leads('/groups')).toEqual(['/feeds/groups.atom']);
  expect(await leads('/privacy')).toEqual([]);
});
