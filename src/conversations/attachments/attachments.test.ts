import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aFile, aMessage } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const letter = Buffer.from('From: Cleo <cleo@example.org>\n\nHello.\n');
let house: TestHouse;
let nobody: Browsing;
let ada: Browsing;
let list: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const convener = await aPerson(app.database.db, 'Ada Lane', { email: 'ada@example.org' });
  const { slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [convener] }));
  await app.settle();
  const { id } = (await listBySlug(app.database.db, slug))!;
  await app.perform(theSystem(now), (act) =>
    aMessage(act, id, 'one@example.org', {
      fromName: '',
      fromAddress: 'ben.moor@example.org',
      subject: 'For ada@example.org',
      text: '> Ada Lane <ada@example.org> wrote:\n> Hello.\n\nAsk cleo@example.org.',
      attachments: [
        { ...aFile, name: '../<b>notes</b>.html', type: 'text/html', content: Buffer.from('<script>1</script>') },
        { ...aFile, name: 'shelf.gif', type: 'image/gif', content: png },
        { ...aFile, name: 'letter.eml', type: 'message/rfc822', content: letter },
      ],
    }),
  );
  await app.perform(theSystem(now), (act) =>
    aMessage(act, id, 'two@example.org', {
      answers: ['one@example.org'],
      text: '',
      html: '<p>See <img src="cid:a"><img src="cid:b"> or <a href="mailto:dan@example.org">Dan</a></p>',
      attachments: [
        { ...aFile, contentId: 'a', content: png },
        { ...aFile, contentId: 'b' },
      ],
    }),
  );
  list = `/lists/${slug}`;
  [nobody, ada] = [await house.browsing(), await house.browsing(convener)];
});
afterAll(() => house.close());

test('files stand under their message, and only what is a picture by its bytes is shown as one', async () => {
  const { html, text } = await nobody.get(`${list}/1`);

  expect(text).toMatch(/notes.*HTML file, 18\s+bytes.*shelf\.gif.*PNG picture, 10\s+bytes.*letter\.eml.*EML file/s);
  expect([...html.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
    `${list}/messages/1/attachments/2`,
    `${list}/messages/2/attachments/1`,
    `${list}/messages/2/attachments/1`,
  ]);
});

test('a file is given to be kept, as bytes that nothing runs, under a name without a path', async () => {
  const { status, html, headers } = await nobody.get(`${list}/messages/1/attachments/1`);

  expect([status, html]).toEqual([200, '<script>1</script>']);
  expect({
    type: headers.get('content-type'),
    disposition: headers.get('content-disposition'),
    policy: headers.get('content-security-policy'),
    sniffed: headers.get('x-content-type-options'),
  }).toEqual({
    type: 'application/octet-stream',
    disposition: expect.stringMatching(/^attachment; filename="..-<b>notes<-b>.html"$/),
    policy: "sandbox; default-src 'none'",
    sniffed: 'nosniff',
  });
});

test('whoever takes part reads addresses; all others read them masked, in texts, names, links, titles and letters', async () => {
  const addresses = async (reader: Browsing) => {
    const pages = [list, `${list}/1`, `${list}/messages/1/attachments/3`];
    const texts = await Promise.all(pages.map(async (page) => (await reader.get(page)).html));
    const found = texts.map((text) => text.match(/[a-z]+@example\.org/g) ?? []).flat();
    return [...new Set(found)].toSorted();
  };

  expect(await addresses(nobody)).toEqual([]);
  expect(await addresses(ada)).toEqual(['ada@example.org', 'cleo@example.org', 'dan@example.org']);
  expect((await nobody.get(`${list}/1`)).text).toContain('b…@example.org');
});

test('files are as hidden as their list, go with their message, and are left alone by search engines where it wishes so', async () => {
  const db = conversations(house.app.database.db);
  const path = `${list}/messages/1/attachments/3`;
  const answers = async () =>
    Promise.all([nobody, ada].map(async (who) => (await who.get(path)).status)).then((all) => all.join());
  await sql`update conversations.list set is_indexed = false`.execute(db);
  const robots = (await nobody.get(path)).headers.get('x-robots-tag');
  await sql`update conversations.list set visibility = 'participants'`.execute(db);
  const hidden = await answers();
  await sql`update conversations.list set visibility = 'public'`.execute(db);
  await sql`update conversations.message set removed_at = ${now} where number = 1`.execute(db);

  expect([robots, hidden, await answers()]).toEqual(['noindex', '404,200', '404,404']);
  expect((await nobody.get(`${list}/messages/2/attachments/9`)).status).toBe(404);
});
