import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import type { List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aMessage } from '../testing.ts';
import { importMailbox } from './import.ts';

/** Still the last day of October where the association is. */
const lateInOctober = new Date('2026-11-01T04:30:00Z');
const november = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let nobody: Browsing;
let ada: Browsing;
let list: List;
let convener: string;

beforeAll(async () => {
  house = await openTestHouse(() => november);
  const { app } = house;
  convener = await aPerson(app.database.db, 'Ada Lane', { email: 'ada@example.org' });
  const { slug } = await app.perform(theSystem(november), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [convener] }),
  );
  await app.settle();
  list = (await listBySlug(app.database.db, slug))!;
  const say = (at: Date, id: string, answers: string[], subject: string) =>
    app.perform(theSystem(at), (act) => aMessage(act, list.id, `${id}@example.org`, { answers, subject }));
  await say(new Date('2024-02-29T12:00:00Z'), 'a', [], 'Shelves');
  await say(lateInOctober, 'b', [], 'Whetstones');
  await say(november, 'c', ['b@example.org'], 'Re: Whetstones');
  await say(november, 'd', [], 'Ask ben@example.org');
  [nobody, ada] = [await house.browsing(), await house.browsing(convener)];
});
afterAll(() => house.close());

const at = (rest: string) => `/lists/${list.slug}${rest}`;
const links = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, href]) => href);

test('years and months lead to what was said in them, in the association’s own days', async () => {
  const overview = await nobody.get(at(''));
  const { html } = await nobody.get(at('/archive'));
  const october = await nobody.get(at('/archive/2026-10'));
  const { html: inNovember, text } = await nobody.get(at('/archive/2026-11'));

  expect(overview.html).toContain(`href="${at('/archive')}"`);
  expect(links(html, /href="[^"]+\/archive\/([\d-]+)"/g)).toEqual(['2026-11', '2026-10', '2024-02']);
  expect(links(october.html, /href="[^"]+\/(archive\/[\d-]+|messages\/\d+)"/g)).toEqual([
    'messages/2',
    'archive/2024-02',
    'archive/2026-11',
  ]);
  expect(links(inNovember, /href="[^"]+\/messages\/(\d+)"/g)).toEqual(['3', '4']);
  expect(text).toContain('Ask b…@example.org');
});

test.each(['2026-09', '2026-13', '0000-01', 'x'])('nothing stands under the month %s', async (month) => {
  expect((await nobody.get(at(`/archive/${month}`))).status).toBe(404);
});

test('an owner takes the archive out as a mailbox, and it stands on record who did; nobody else can', async () => {
  const other = await house.browsing(await aPerson(house.app.database.db, 'Ben Moor'));
  const { status, headers, html } = await ada.post(at('/export'));
  const refused = [await other.post(at('/export')), await nobody.post(at('/export'))].map((answer) => answer.status);

  const { rows } = await sql<{ by: string; messages: number }>`
    select by_person as by, (body ->> 'messages')::integer as messages from platform.fact
    where kind = 'conversations.archive-exported'`.execute(conversations(house.app.database.db));
  expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    200,
    'application/mbox',
    'attachment; filename="tool-libraries-2026-11-23.mbox"',
  ]);
  expect(links(html, /^(Message-ID: <.*>)/gm)).toEqual(
    ['a', 'b', 'c', 'd'].map((id) => `Message-ID: <${id}@example.org>`),
  );
  expect(refused).toEqual([403, 303]);
  expect(rows).toEqual([{ by: convener, messages: 4 }]);
});

test('the owner reads what came of an import: how many, and what could not be read', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-archive-'));
  const file = path.join(folder, 'old.mbox');
  await writeFile(
    file,
    [
      'From a Thu Nov 26 02:14:52 2004\nMessage-ID: <old@example.org>\nContent-Type: text/plain; charset=klingon\n\nHello.\n',
      'From a Thu Nov 26 02:14:52 2004\nMessage-ID: <a@example.org>\n\nHello.\n',
      '',
    ].join('\n'),
  );
  const bringIn = () =>
    importMailbox({ perform: house.app.perform, at: november, onTrouble() {}, onProgress() {} }, list, file);
  await bringIn();
  const first = await ada.get(at('/settings'));
  await bringIn();
  const again = await ada.get(at('/settings'));
  await rm(folder, { recursive: true });

  expect(first.text).toMatch(/1 message new, 1 there before, 0 not read\./);
  expect(first.text).toMatch(/1 message was not read, or not whole\s*At byte 0, &lt;old@example.org>: .+\./);
  expect(again.text).toMatch(/0 messages new, 2 there before, 0 not read\./);
});
