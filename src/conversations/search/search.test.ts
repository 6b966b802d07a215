import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aMessage } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let ada: string;
let ben: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  [ada, ben] = [await aPerson(house.app.database.db, 'Ada Lane'), await aPerson(house.app.database.db, 'Ben Moor')];
  await say('Tool Libraries', 'public', 'tools', [
    { subject: 'Sharpening day', text: 'Who brings whetstones? Ask ada@example.org.', fromName: 'Ada Lane' },
    { subject: 'Lunch', text: '> whetstone, quoted\n\nWe eat beside the whetstone.', fromName: 'Ben Moor' },
  ]);
  await say('Budget Circle', 'participants', 'budget', [
    { subject: 'Whetstone money', text: 'The whetstone costs 40 dollars.', fromName: 'Ada Lane' },
  ]);
});
afterAll(() => house.close());

/** A group of Ada’s, its list, and what was said there. */
async function say(
  name: string,
  visibility: string,
  id: string,
  messages: readonly { subject: string; text: string; fromName: string }[],
): Promise<void> {
  const { app } = house;
  const group = await app.perform(theSystem(now), (act) => aGroup(act, { name, organizers: [ada] }));
  await app.settle();
  const list = (await listBySlug(app.database.db, group.slug))!;
  await sql`update conversations.list set visibility = ${visibility} where id = ${list.id}`.execute(
    conversations(app.database.db),
  );
  for (const [index, message] of messages.entries())
    await app.perform(theSystem(now), (act) => aMessage(act, list.id, `${id}-${index}@example.org`, message));
  if (visibility === 'public')
    await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, group.id, { standing }));
}

/** The addresses of what is found, as they are shown. */
async function found(query: string, person?: string): Promise<string[]> {
  const { html } = await (await house.browsing(person)).get(`/conversations/search?${query}`);
  return [...html.matchAll(/href="(\/lists\/[^"]+\/messages\/\d+)"/g)].map(([, href]) => href!).toSorted();
}

test('words are found in subjects, texts and names, in any form, and only where one may read', async () => {
  expect({
    nobody: await found('q=whetstone'),
    ben: await found('q=whetstone', ben),
    ada: await found('q=whetstone', ada),
    narrowed: await found('q=whetstone&list=budget-circle', ada),
    hidden: await found('q=dollars&list=budget-circle', ben),
    author: await found('q=whetstone&author=ben', ada),
    onlyAuthor: await found('author=Moor'),
    later: await found('q=whetstone&from=2026-11-24', ada),
    thatDay: await found('q=whetstone&from=2026-11-23&until=2026-11-23'),
    senseless: await found(`q=${encodeURIComponent("' & | ! :* \0")}&author=%26!&from=x&page=-1`),
  }).toEqual({
    nobody: ['/lists/tool-libraries/messages/1', '/lists/tool-libraries/messages/2'],
    ben: ['/lists/tool-libraries/messages/1', '/lists/tool-libraries/messages/2'],
    ada: ['/lists/budget-circle/messages/1', '/lists/tool-libraries/messages/1', '/lists/tool-libraries/messages/2'],
    narrowed: ['/lists/budget-circle/messages/1'],
    hidden: [],
    author: ['/lists/tool-libraries/messages/2'],
    onlyAuthor: ['/lists/tool-libraries/messages/2'],
    later: [],
    thatDay: ['/lists/tool-libraries/messages/1', '/lists/tool-libraries/messages/2'],
    senseless: [],
  });
});

test('what is shown marks the words, prefers what was said to what was quoted, and shows no address', async () => {
  const { html } = await (await house.browsing()).get('/conversations/search?q=whetstone');

  expect(html).toContain('Who brings <mark>whetstones</mark>? Ask a…@example.org');
  expect(html).toContain('We eat beside the <mark>whetstone</mark>.');
  expect(html).not.toContain('ada@example.org');
  expect(html).not.toContain('quoted');
});

test('a message of which nothing may be read any more is not found', async () => {
  const db = conversations(house.app.database.db);
  await sql`update conversations.message set removed_at = ${now} where subject = 'Lunch'`.execute(db);

  expect(await found('q=whetstone')).toEqual(['/lists/tool-libraries/messages/1']);
});
