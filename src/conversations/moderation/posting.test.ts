import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup, participationOf } from '../../groups/index.ts';
import { markStanding } from '../../groups/roster/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { choosePosting } from '../lists/policy/commands.ts';
import { usualChoices } from '../lists/policy/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';
import { decidePost } from './commands/decide.ts';
import { waitingPosts } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let slug: string;
let ada: string;
let ben: string;

const db = () => house.app.database.db;
const list = async () => (await listBySlug(db(), slug))!;
const address = () => `${slug}@${house.app.settings.mailDomain}`;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' });
  await aPerson(db(), 'Cleo Strand', { email: 'cleo@strict.example' });
  ({ slug } = await app.perform(theSystem(now), (act) => aGroup(act, { name: 'Tool Libraries', organizers: [ada] })));
  await app.settle();
  const group = (await list()).group!;
  await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, group, { standing }));
  await app.settle();
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

/** What came of one message: what stands in the list, what waits, and which letters went out. */
async function after(raw: string, from: string) {
  const before = { posted: await posted(), letters: (await letters()).length };
  await postman.bring(raw, { from, to: address() });
  await house.app.settle();
  const waiting = (await waitingPosts(db(), (await list()).id, { most: 50, from: 0 })).posts;
  return {
    posted: (await posted()) - before.posted,
    waiting: waiting.map(({ rule, fromAddress }) => `${rule}: ${fromAddress}`),
    letters: (await letters()).slice(0, (await letters()).length - before.letters),
  };
}

async function posted(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from conversations.message where list = ${(await list()).id}`.execute(
    conversations(db()),
  );
  return rows[0]!.count;
}

async function postedBy(person: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from conversations.message where person = ${person}`.execute(conversations(db()));
  return rows[0]!.count;
}

const letters = async () => (await lettersSent(db())).map(({ kind, address: to }) => `${kind} to ${to}`);

const discardAll = async () => {
  const waiting = (await waitingPosts(db(), (await list()).id, { most: 50, from: 0 })).posts;
  for (const { id } of waiting)
    await house.app.perform({ by: ada, at: now, grants: new Set([`group.moderate@${slug}`]) }, (act) =>
      decidePost(act, id, { decision: 'discard' }),
    );
  await house.app.settle();
};

test('a participant whose domain vouches for them posts at once', async () => {
  const found = await after(aLetter({ from: 'Ben Moor <ben@example.org>', to: address() }), 'ben@example.org');

  expect(found).toEqual({ posted: 1, waiting: [], letters: [] });
});

test('a stranger is told how to join, and nothing is posted', async () => {
  const found = await after(aLetter({ from: 'Zoe <zoe@example.org>', to: address() }), 'zoe@example.org');

  expect(found).toEqual({ posted: 0, waiting: [], letters: ['conversations.post-refuse to zoe@example.org'] });
  const [told] = await lettersSent(db(), { address: 'zoe@example.org' });
  expect(told?.text).toContain(`${slug}-join@${house.app.settings.mailDomain}`);
});

test('a letter in a participant’s name waits, and they are asked about it once a day', async () => {
  const forged = await after(
    aLetter({ from: 'ben@example.org', to: address(), id: 'on-a-trip' }),
    'other@elsewhere.example',
  );
  const again = await after(aLetter({ from: 'ben@example.org', to: address() }), 'other@elsewhere.example');

  expect(forged).toEqual({
    posted: 0,
    waiting: ['not-vouched-for: ben@example.org'],
    letters: ['conversations.ask-confirm-post to ben@example.org'],
  });
  expect(again.letters).toEqual([]);
  await discardAll();
});

test('a letter that its writer confirms by replying is posted as theirs, and not for a machine’s reply or a no', async () => {
  const posts = await postedBy(ben);
  now = new Date('2026-11-25T18:00:00Z');
  const held = await after(aLetter({ from: 'ben@example.org', to: address() }), 'other@elsewhere.example');
  const [question] = await lettersSent(db(), { address: 'ben@example.org' });
  const [, token = ''] = /\/answers\/([a-z2-7]{16})/.exec(question?.text ?? '') ?? [];
  const to = `${slug}-confirm+${token}@${house.app.settings.mailDomain}`;
  await postman.bring(aLetter({ from: 'ben@example.org', to, more: ['Auto-Submitted: auto-replied'] }), {
    from: 'ben@example.org',
    to,
  });
  await house.app.settle();
  const denial = aLetter({ from: 'ben@example.org', to, text: 'No, I did not write that.' });
  await postman.bring(denial, { from: 'ben@example.org', to });
  await house.app.settle();
  const afterMachine = await postedBy(ben);
  await postman.bring(aLetter({ from: 'ben@example.org', to, text: 'Yes' }), { from: 'ben@example.org', to });
  await house.app.settle();

  expect([held.posted, afterMachine]).toEqual([0, posts]);
  expect(question?.replyTo).toBe(to);
  expect((await postedBy(ben)) - afterMachine).toBe(1);
  expect((await waitingPosts(db(), (await list()).id, { most: 50, from: 0 })).total).toBe(0);
});

test('a storm of forged mail makes no letter and posts nothing', async () => {
  const before = [(await letters()).length, await posted()];

  for (let count = 0; count < 20; count += 1) {
    const from = ['cleo@strict.example', 'nobody@nowhere.example', 'ben@example.org'][count % 3]!;
    await postman.bring(aLetter({ from, to: address() }), { from: 'storm@forged.example', to: address() });
  }
  await postman.bring(aLetter({ from: 'ben@example.org', to: address(), more: ['Auto-Submitted: auto-replied'] }), {
    from: 'ben@example.org',
    to: address(),
  });
  await house.app.settle();

  expect([(await letters()).length, await posted()]).toEqual(before);
  expect((await waitingPosts(db(), (await list()).id, { most: 50, from: 0 })).total).toBe(20);
  await discardAll();
});

test('a lapse in the roll changes what the policy says it changes, and no history', async () => {
  const bens = () => aLetter({ from: 'Ben Moor <ben@example.org>', to: address() });
  const first = await after(bens(), 'ben@example.org');
  const said = await whole();
  await house.app.perform(theSystem(now), (act) => markStanding(act, ben, '2026-11-22'));
  await house.app.settle();
  const changed = await whole();
  const outcomes: Record<string, string[]> = {};
  for (const lapsed of ['accept', 'hold', 'refuse'] as const) {
    await house.app.perform(theSystem(now), async (act) =>
      choosePosting(act, await list(), { ...usualChoices, lapsed }),
    );
    const { posted: count, waiting, letters: sent } = await after(bens(), 'ben@example.org');
    outcomes[lapsed] = [String(count), ...waiting, ...sent.filter((each) => each.includes('ben@'))];
    await discardAll();
  }
  await house.app.perform(theSystem(now), (act) => markStanding(act, ben, null));
  const again = await after(bens(), 'ben@example.org');

  expect([first.posted, again.posted]).toEqual([1, 1]);
  expect(changed).toEqual(said);
  expect(outcomes).toEqual({
    accept: ['1'],
    hold: ['0', 'lapsed: ben@example.org', 'conversations.post-hold to ben@example.org'],
    refuse: ['0', 'conversations.post-refuse to ben@example.org'],
  });
});

/** All that was said in the list, who reads it, and who takes part. */
async function whole(): Promise<unknown> {
  const { id, group } = await list();
  const { rows } = await sql`
    select (select json_agg(message order by id) from conversations.message where list = ${id}) as said,
           (select json_agg(subscription order by person) from conversations.subscription where list = ${id}) as readers
  `.execute(conversations(db()));
  return { ...(rows[0] as object), takesPart: (await participationOf(db(), group!, ben)) !== undefined };
}
