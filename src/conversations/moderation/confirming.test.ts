import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';
import { decidePost } from './commands/decide.ts';
import { trustWriter } from './commands/trust.ts';
import { waitingPosts } from './queries.ts';

let now = new Date('2026-11-23T08:00:00Z');
let house: TestHouse;
let postman: Postman;
let [ada, ben] = ['', ''];
let [tools, seeds] = ['', ''];

const db = () => house.app.database.db;
const list = async (slug: string) => (await listBySlug(db(), slug))!;
const at = (local: string) => `${local}@${house.app.settings.mailDomain}`;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' });
  const groups: string[] = [];
  for (const name of ['Tool Libraries', 'Seed Libraries']) {
    const opened = await app.perform(theSystem(now), (act) => aGroup(act, { name, organizers: [ada] }));
    groups.push(opened.slug);
    await app.settle();
    await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, opened.id, { standing }));
  }
  [tools, seeds] = [groups[0]!, groups[1]!];
  await app.settle();
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

/** Each test has a day of its own, whose letter has not been sent, and begins with nothing that waits. */
beforeEach(async () => {
  now = addMilliseconds(now, days(2));
  await sql`delete from conversations.question`.execute(conversations(db()));
  await sql`delete from conversations.held_post`.execute(conversations(db()));
  await sql`delete from conversations.writer_trust`.execute(conversations(db()));
});

/** A message in Ben's name of which nobody knows whether it is his. */
async function unvouched(slug: string, subject: string, id?: string, from = 'ben@example.org'): Promise<void> {
  const to = at(slug);
  await postman.bring(aLetter({ from, to, subject, ...(id && { id }) }), { from: 'other@elsewhere.example', to });
  await house.app.settle();
}

const letters = () => lettersSent(db(), { address: 'ben@example.org' });
const kinds = async (since: number) =>
  (await letters()).slice(0, (await letters()).length - since).map(({ kind }) => kind);
const told = async () => ((await letters())[0]?.text ?? '').replace(/\s+/g, ' ');

async function token(): Promise<string> {
  const question = (await letters()).find(({ kind }) => kind === 'conversations.ask-confirm-post');
  return /\/answers\/([a-z2-7]{16})/.exec(question?.text ?? '')![1]!;
}

async function reply(text: string): Promise<void> {
  const to = at(`${tools}-confirm+${await token()}`);
  await postman.bring(aLetter({ from: 'ben@example.org', to, text }), { from: 'ben@example.org', to });
  await house.app.settle();
}

async function subjects(slug: string): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select subject from conversations.message where list = ${(await list(slug)).id} and person = ${ben} and posted_at = ${now} order by id
  `.execute(conversations(db()));
  return rows.map(({ subject }) => subject);
}

async function waiting(slug: string): Promise<string[]> {
  const { posts } = await waitingPosts(db(), (await list(slug)).id, { most: 50, from: 0 });
  return posts.map(({ rule, subject }) => `${rule}: ${subject}`);
}

const moderating = () => ({
  by: ada,
  at: now,
  grants: new Set([tools, seeds].map((slug) => `group.moderate@${slug}`)),
});

test('a reply says yes to what its letter told of, and brings the letter of the next that waits', async () => {
  const before = (await letters()).length;
  await unvouched(tools, 'First');
  await unvouched(tools, 'Second');
  await unvouched(seeds, 'Third');
  const asked = await kinds(before);
  const promised = await told();

  await reply('Yes');
  const first = [await subjects(tools), await subjects(seeds), await kinds(before)];
  await reply('No, somebody else did');
  await reply('Yes');
  const text = await told();
  await reply('Yes');

  expect(asked).toEqual(['conversations.ask-confirm-post']);
  expect(promised).toContain('A reply says yes to this message alone');
  expect(first).toEqual([
    ['First'],
    [],
    ['conversations.ask-confirm-post', 'conversations.answer', 'conversations.ask-confirm-post'],
  ]);
  expect(text).toContain('It is posted.');
  expect([await subjects(tools), await subjects(seeds)]).toEqual([['First'], ['Third']]);
  expect(await waiting(tools)).toEqual(['not-vouched-for: Second']);
});

test('the page of a letter answers for the day after it, and for no other', async () => {
  await unvouched(tools, 'First');
  const address = `/answers/${await token()}`;
  await unvouched(seeds, 'Third');
  now = addMilliseconds(now, days(1));
  await unvouched(seeds, 'Tomorrow');

  const shown = await (await house.browsing()).get(address);

  expect(shown.text).toMatch(/First.*Third/s);
  expect(shown.text).not.toContain('Tomorrow');
});

test('the page shows what one confirms, and takes the ticked ones alone', async () => {
  await unvouched(tools, 'Mine');
  await unvouched(seeds, 'Not mine');
  const address = `/answers/${await token()}`;
  const browser = await house.browsing();
  const shown = await browser.get(address);
  await unvouched(tools, 'Come since');
  const [id = ''] = /(?<=name="post\[\]" value=")\d+/.exec(shown.html) ?? [];

  const none = await browser.post(address);
  const done = await browser.post(address, { 'post[]': id });

  expect(shown.text).toMatch(/Mine.*Tool Libraries.*Not mine.*Seed Libraries/s);
  expect(shown.html.match(/<input[^>]*checked/g)).toHaveLength(1);
  expect([none.status, done.status]).toEqual([422, 200]);
  expect(none.text).toContain('Tick the messages that you wrote');
  expect(await subjects(tools)).toEqual(['Mine']);
  expect((await (await house.browsing(ada)).get(`/lists/${tools}/moderation`)).text).toMatch(
    /Mine.*posted.*Its writer/s,
  );
  expect([await waiting(tools), await waiting(seeds)]).toEqual([
    ['not-vouched-for: Come since'],
    ['not-vouched-for: Not mine'],
  ]);
});

test('of a storm a reply confirms one message, and the page shows all', async () => {
  for (let count = 1; count <= 7; count += 1) await unvouched(tools, `Storm ${count}`);
  const page = await (await house.browsing()).get(`/answers/${await token()}`);

  await reply('Yes');

  expect(await subjects(tools)).toEqual(['Storm 1']);
  expect(page.text).toContain('Storm 7');
});

test('what nobody decided on in time is taken anew when it is sent once more', async () => {
  await unvouched(tools, 'Late', 'late@example.org');
  const before = (await letters()).length;
  now = addMilliseconds(now, days(8));
  const late = await (await house.browsing()).get(`/answers/${await token()}`);
  await unvouched(tools, 'Late', 'late@example.org');
  await unvouched(tools, 'Late', 'late@example.org');
  const askedAgain = await kinds(before);
  const daily = house.plug.dailies.find(({ kind }) => kind === 'conversations.expire-held')!;
  now = addMilliseconds(now, days(31));
  await daily.run({ subject: '', at: now, db: db(), perform: house.app.perform });
  const expired = await waiting(tools);
  await unvouched(tools, 'Late', 'late@example.org');
  const anew = await waiting(tools);
  await reply('Yes');

  expect(late.text).toContain('Send your message once more.');
  expect(askedAgain).toEqual(['conversations.ask-confirm-post']);
  expect([expired, anew]).toEqual([[], ['not-vouched-for: Late']]);
  expect(await subjects(tools)).toEqual(['Late']);
});

test('what a moderator refused stays refused, whoever vouches for it later', async () => {
  await unvouched(tools, 'No', 'no@example.org');
  const { posts } = await waitingPosts(db(), (await list(tools)).id, { most: 1, from: 0 });
  await house.app.perform(moderating(), (act) =>
    decidePost(act, posts[0]!.id, { decision: 'refuse', reason: 'Not here.' }),
  );
  await house.app.settle();
  const before = (await letters()).length;

  await unvouched(tools, 'No', 'no@example.org');
  const to = at(tools);
  await postman.bring(aLetter({ from: 'ben@example.org', to, id: 'no@example.org' }), { from: 'ben@example.org', to });
  await house.app.settle();

  expect([await subjects(tools), await waiting(tools), await kinds(before)]).toEqual([[], [], []]);
});

test('what is confirmed and may not be posted is over, and its writer is told why, once', async () => {
  await unvouched(tools, 'Too late');
  await house.app.perform(theSystem(now), async (act) =>
    trustWriter(act, await list(tools), { person: ben, address: '' }, { trust: 'banned' }),
  );
  const before = (await letters()).length;

  await reply('Yes');

  expect([await subjects(tools), await waiting(tools)]).toEqual([[], []]);
  expect(await kinds(before)).toEqual(['conversations.answer']);
  expect(await told()).toContain('your messages are not taken here');
});
