import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import type { Refused } from '../../platform/refusal/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';
import { decidePost } from './commands/decide.ts';
import { trustWriter } from './commands/trust.ts';
import { decidedPosts, heldPostOf, trustedWriters, waitingPosts } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let slug: string;
let [ada, ben, cleo] = ['', '', ''];
let convener: Browsing;
let held: number;

const db = () => house.app.database.db;
const list = async () => (await listBySlug(db(), slug))!;
const moderating = (by: string) => ({ by, at: now, grants: new Set([`group.moderate@${slug}`]) });

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' });
  cleo = await aPerson(db(), 'Cleo Strand', { email: 'cleo@example.org' });
  const opened = await app.perform(theSystem(now), (act) => aGroup(act, { name: 'Tool Libraries', organizers: [ada] }));
  ({ slug } = opened);
  await app.settle();
  for (const by of [ben, cleo])
    await app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, opened.id, { standing }));
  await app.settle();
  convener = await house.browsing(ada);
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

/** Ben is looked at first, so each of his messages waits. */
beforeEach(async () => {
  await house.app.perform(theSystem(now), async (act) =>
    trustWriter(act, await list(), { person: ben, address: '' }, { trust: 'moderated', reason: 'Too loud' }),
  );
  await benWrites();
});

async function benWrites(): Promise<void> {
  await postman.bring(aLetter({ from: 'Ben Moor <ben@example.org>', to: to(), text: 'Sharpen <b>all</b> of it.' }), {
    from: 'ben@example.org',
    to: to(),
  });
  await house.app.settle();
  held = (await waitingPosts(db(), (await list()).id, { most: 1, from: 0 })).posts[0]!.id;
}

const to = () => `${slug}@${house.app.settings.mailDomain}`;

async function posts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from conversations.message where list = ${(await list()).id} and person = ${ben}`.execute(
    conversations(db()),
  );
  return rows[0]!.count;
}

test('a moderator reads what waits as text, and posts it', async () => {
  const before = await posts();

  const overview = await convener.get(`/lists/${slug}`);
  const queue = await convener.get(`/lists/${slug}/moderation`);
  const shown = await convener.get(`/lists/${slug}/moderation/${held}`);
  const done = await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'accept' });
  await house.app.settle();

  expect(overview.text).toContain('What waits for a moderator (1)');
  expect((await convener.get(`/lists/${slug}`)).text).toContain('Nothing waits for a moderator');
  expect(queue.text).toContain('1 message waits');
  expect(shown.html).toContain('Sharpen &lt;b>all&lt;/b> of it.');
  expect(done.to).toBe(`/lists/${slug}/moderation?decided=${held}`);
  expect(await posts()).toBe(before + 1);
  expect(await heldPostOf(db(), held)).toMatchObject({ decision: 'accepted', decidedBy: ada });
});

test('the desk itself shows what is needed to decide, and a form for each way', async () => {
  const desk = await convener.get(`/lists/${slug}/moderation`);
  const forms = desk.html.split(`action="/lists/${slug}/moderation/${held}"`).slice(1);
  const done = await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'discard' });
  const after = await convener.get(done.to!);
  const another = await convener.get(`/lists/${slug}/moderation?decided=999999`);

  expect(desk.text).toMatch(/Sharpening day.*Ben Moor &lt;ben@example.org>.*Sharpen.*A participant whose messages/s);
  expect(forms[0]).toMatch(/value="accept"[^>]*aria-label="Post it: Sharpening day"[^]*value="discard"/);
  expect(forms[1]).toMatch(/<textarea[^>]*name="reason"[^]*value="refuse"/);
  expect(desk.text).toContain('Thank you for writing. Your message does not fit this list:');
  expect(after.text).toContain('“Sharpening day” was thrown away.');
  expect(another.status).toBe(200);
});

test('to send it back needs a reason, which the writer gets', async () => {
  const bare = await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'refuse', reason: ' ' });
  const begun = 'Thank you for writing. Your message does not fit this list: ';
  const unsaid = await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'refuse', reason: begun });
  await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'refuse', reason: 'Please say it calmly.' });
  await house.app.settle();

  expect([bare.status, unsaid.status]).toEqual([422, 422]);
  expect(unsaid.text).toContain('Say why the message is sent back');
  expect(bare.text).toContain('Say why the message is sent back');
  const [told] = await lettersSent(db(), { address: 'ben@example.org' });
  expect([told?.kind, told?.text?.includes('Please say it calmly.')]).toEqual(['conversations.post-rejected', true]);
  expect(told?.text).toMatch(/can\s+read your message for a month more/);
});

test('of two moderators who decide at once one does, and the other is told', async () => {
  const decide = (by: string, decision: 'accept' | 'discard') =>
    house.app
      .perform(moderating(by), (act) => decidePost(act, held, { decision }))
      .then(
        () => 'done',
        (error: unknown) => (error as Refused).impediments.map(({ code }) => code).join(),
      );

  const both = await Promise.all([decide(ada, 'accept'), decide(cleo, 'discard')]);

  expect(both.toSorted()).toEqual(['done', 'held-post-decided']);
});

test('who does not moderate finds nothing there', async () => {
  const [participant, nobody] = [await house.browsing(ben), await house.browsing()];

  const answers = [
    await participant.get(`/lists/${slug}/moderation`),
    await participant.get(`/lists/${slug}/moderation/${held}`),
    await participant.post(`/lists/${slug}/moderation/${held}`, { decision: 'accept' }),
    await convener.get(`/lists/${slug}/moderation/999999`),
  ].map(({ status }) => status);
  const asked = await nobody.get(`/lists/${slug}/moderation`);

  expect(answers).toEqual([404, 404, 404, 404]);
  expect(asked.to).toContain('/sign-in');
});

test('a moderator decides by replying, and the second reply is told who was first', async () => {
  const notice = (await lettersSent(db(), { address: 'ada@example.org' })).find(
    ({ kind }) => kind === 'conversations.post-notice',
  )!;
  const replyTo = await headerOf(notice.id, 'Reply-To');
  const reply = async (text: string) => {
    await postman.bring(aLetter({ from: 'ada@example.org', to: replyTo, text }), {
      from: 'ada@example.org',
      to: replyTo,
    });
    await house.app.settle();
    return ((await lettersSent(db(), { address: 'ada@example.org' }))[0]!.text ?? '').replace(/\s+/g, ' ');
  };
  const before = await posts();

  const unclear = await reply('What is this?\n\n> It says');
  const done = await reply('Accept\n\n> It says');
  const again = await reply('Discard');

  expect(unclear).toContain('none of accept, refuse, discard, trust and ban');
  expect(done).toContain('the message is posted');
  expect(again).toContain('Another moderator was here first: the message was posted.');
  expect(await posts()).toBe(before + 1);
});

test('a moderator who replies too late is led to the page', async () => {
  const [notice] = await lettersSent(db(), { address: 'ada@example.org' });
  const to = await headerOf(notice!.id, 'Reply-To');
  await sql`update conversations.question set expires_at = asked_at`.execute(conversations(db()));
  await postman.bring(aLetter({ from: 'ada@example.org', to, text: 'Accept' }), { from: 'ada@example.org', to });
  await house.app.settle();

  const [answer] = await lettersSent(db(), { address: 'ada@example.org' });
  expect(answer?.text?.replace(/\s+/g, ' ')).toContain('Decide on the list’s moderation page.');
  expect((await heldPostOf(db(), held))?.decision).toBeNull();
});

test.each([
  ['Trust', 'accepted', 'trusted', 'the writer’s next ones are taken without being looked at'],
  ['ban!', 'discarded', 'banned', 'nothing is taken from its writer any more'],
])('a moderator who replies “%s” decides on the writer, too', async (word, decision, trust, told) => {
  const notice = (await lettersSent(db(), { address: 'ada@example.org' })).find(
    ({ kind }) => kind === 'conversations.post-notice',
  )!;
  const replyTo = await headerOf(notice.id, 'Reply-To');
  await postman.bring(aLetter({ from: 'ada@example.org', to: replyTo, text: word }), {
    from: 'ada@example.org',
    to: replyTo,
  });
  await house.app.settle();

  const writers = await trustedWriters(db(), (await list()).id);
  const [answer] = await lettersSent(db(), { address: 'ada@example.org' });
  const [decided] = await decidedPosts(db(), (await list()).id);
  expect([decided?.decision, writers.map((writer) => writer.trust)]).toEqual([decision, [trust]]);
  expect(answer?.text?.replace(/\s+/g, ' ')).toContain(told);
});

test('who is trusted is looked at no more, and who is banned is told so', async () => {
  await convener.post(`/lists/${slug}/moderation/${held}`, { decision: 'accept-and-trust' });
  const before = await posts();
  await postman.bring(aLetter({ from: 'ben@example.org', to: to() }), { from: 'ben@example.org', to: to() });
  await house.app.settle();
  const trusted = (await posts()) - before;
  await house.app.perform(theSystem(now), async (act) =>
    trustWriter(act, await list(), { person: ben, address: '' }, { trust: 'banned' }),
  );
  await postman.bring(aLetter({ from: 'ben@example.org', to: to() }), { from: 'ben@example.org', to: to() });
  await house.app.settle();

  expect(trusted).toBe(1);
  expect((await posts()) - before).toBe(1);
  expect((await lettersSent(db(), { address: 'ben@example.org' }))[0]?.kind).toBe('conversations.post-refuse');
});

async function headerOf(id: number, name: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`
    select headers ->> ${name} as value from platform.letter where id = ${id}`.execute(conversations(db()));
  return rows[0]!.value;
}

test('an owner changes the policy, everybody reads it in words, and a ban can be taken back', async () => {
  const chosen = {
    firstPosts: 'everyone',
    lapsed: 'hold',
    slowMinutes: '30',
    mostKilobytes: '500',
    mostRecipients: '5',
    conductUrl: '',
  };
  const [participant, nobody] = [await house.browsing(ben), await house.browsing()];

  const refused = await participant.post(`/lists/${slug}/policy`, chosen);
  const wrong = await convener.post(`/lists/${slug}/policy`, { ...chosen, slowMinutes: 'some' });
  const changed = await convener.post(`/lists/${slug}/policy`, chosen);
  const read = await nobody.get(`/lists/${slug}/policy`);
  const owners = await convener.get(`/lists/${slug}/policy`);
  const [, end = ''] = /action="(\/lists\/[\w-]+\/trust\/\d+\/end)"/.exec(owners.html) ?? [];
  await convener.post(end);
  const after = await convener.get(`/lists/${slug}/policy`);

  expect([refused.status, wrong.status, changed.status]).toEqual([403, 422, 303]);
  expect(read.text).toContain('The first message of a participant waits for a moderator');
  expect(read.text).toContain('A second message within 30 minutes of the first is sent back, with the reason');
  expect(read.html).not.toContain('/end"');
  expect(owners.text).toContain('Ben Moor Looked at first');
  expect(after.text).not.toContain('Ben Moor');
});

test('what was thrown away is kept by what became of it alone: expired at once, the rest after thirty days', async () => {
  const { database, perform } = house.app;
  const daily = house.plug.dailies!.find(({ kind }) => kind === 'conversations.expire-held')!;
  const night = (day: number) =>
    daily.run({ subject: '', at: addMilliseconds(now, days(day)), db: database.db, perform });
  const nth = async (decision: 'discard' | 'refuse' | 'accept') => {
    await perform(moderating(ada), (act) => decidePost(act, held, { decision, reason: 'Please say it calmly.' }));
    return held;
  };
  const textOf = async (id: number) => {
    const { fromName, fromAddress, subject, text, decision } = (await heldPostOf(db(), id))!;
    return [decision, [fromName, fromAddress, subject, text].some(Boolean)];
  };
  const refused = await nth('refuse');
  await benWrites();
  const accepted = await nth('accept');
  await benWrites();
  const expired = held;

  await night(29);
  const before = [await textOf(refused), await textOf(accepted), await textOf(expired)];
  await night(31);
  const after = [await textOf(refused), await textOf(accepted), await textOf(expired)];
  const page = await convener.get(`/lists/${slug}/moderation/${refused}`);

  expect([before, after]).toEqual([
    [
      ['refused', true],
      ['accepted', true],
      [null, true],
    ],
    [
      ['refused', false],
      ['accepted', true],
      ['expired', false],
    ],
  ]);
  expect(page.text).toContain('What it said was thrown away.');
  expect(page.text).toContain('Please say it calmly.');
});
