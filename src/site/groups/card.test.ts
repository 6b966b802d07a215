import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../groups/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const hostile = '</script><b>Moss & Fern</b>';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

async function group(name: string): Promise<string> {
  const { db } = house.app.database;
  const organizer = await aPerson(db, `Ada ${name.length}`, { class: 'REG' });
  const made = await house.app.perform({ by: organizer, at, grants: new Set() }, (act) =>
    aGroup(act, { name, organizers: [organizer] }),
  );
  return made.slug;
}

const meta = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];

test('a link to a group is shown with its name, its picture and how it stands', async () => {
  const address = `http://127.0.0.1:3000/groups/${await group('Games and Gaming')}`;
  const { html } = await (await house.browsing()).get(new URL(address).pathname);
  const names = ['og:title', 'og:url', 'og:image', 'og:image:width', 'og:image:alt', 'twitter:card'];

  expect(names.map((name) => meta(html, name))).toEqual([
    'Games and Gaming',
    address,
    `${address}/picture.png`,
    '1200',
    'Games and Gaming: 1 participant',
    'summary_large_image',
  ]);
});

test('the picture is a picture, is kept, and is sent once; there is none of a group that is not there', async () => {
  const path = `/groups/${await group('Reading Aloud')}/picture.png`;
  const reader = await house.browsing();
  const picture = await reader.get(path);
  const again = await reader.get(path, { 'if-none-match': picture.headers.get('etag')! });
  const none = await reader.get('/groups/nothing-such/picture.png');

  expect([picture.status, picture.headers.get('content-type'), picture.html.slice(1, 4)]).toEqual([
    200,
    'image/png',
    'PNG',
  ]);
  expect([again.status, again.html, none.status]).toEqual([304, '', 404]);
});

test('no name of a group ends the data in the head early', async () => {
  const slug = await group(hostile);
  const reader = await house.browsing();
  const { html } = await reader.get(`/groups/${slug}`);
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];

  expect((JSON.parse(block) as { name: string }).name).toBe(hostile);
  expect((await reader.get(`/groups/${slug}/picture.png`)).status).toBe(200);
});
