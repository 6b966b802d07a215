import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { digestPosts } from '../digests/queries.ts';
import { listBySlug } from '../lists/queries.ts';
import type { List } from '../lists/model.ts';
import { trustWriter } from '../moderation/commands/trust.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';
import { newestThreads } from '../threads/thread-queries.ts';
import { forgetRemoved } from './commands.ts';

const began = new Date('2026-11-23T18:00:00Z');
let now = began;
let house: TestHouse;
let postman: Postman;
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;
let asDora: Browsing;
let list: List;
let [ada, ben] = ['', ''];

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  ada = await aPerson(app.database.db, 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(app.database.db, 'Ben Moor', { email: 'ben@example.org' });
  const cleo = await aPerson(app.database.db, 'Cleo Reed', { email: 'cleo@example.org' });
  const dora = await aPerson(app.database.db, 'Dora Hill', { email: 'dora@example.org' });
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
  asDora = await house.browsing(dora);
  const { id, slug } = await app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada, dora] }),
  );
  await app.settle();
  for (const person of [ben, cleo])
    await app.perform({ by: person, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  list = (await listBySlug(app.database.db, slug))!;
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

const rows = async <T>(text: string, values: unknown[] = []) => {
  const client = await house.app.database.connection();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    client.release();
  }
};

/** Begins a thread, and gives its number. */
async function said(who: Browsing, subject: string, body: string): Promise<number> {
  const { to } = await who.post(`/lists/${list.slug}/new`, { once: subject, subject, body });
  await house.app.settle();
  return Number(/messages\/(\d+)/.exec(to!)![1]);
}

const message = (number: number) => `/lists/${list.slug}/messages/${number}`;
const thread = (number: number) => `/lists/${list.slug}/${number}`;
const reply = async (who: Browsing, to: number, body: string) =>
  Number(/messages\/(\d+)/.exec((await who.post(`${message(to)}/reply`, { once: body, body })).to!)![1]);

test('for fifteen minutes a writer corrects what they wrote on the web; the page says so, and what left stays as it was', async () => {
  const number = await said(asBen, 'Whetstones', 'Bring **too**.');
  const form = await asBen.get(`${message(number)}/correction`);
  const others = [
    await asAda.get(`${message(number)}/correction`),
    await asCleo.post(`${message(number)}/correction`, { body: 'x' }),
  ];
  const empty = await asBen.post(`${message(number)}/correction`, { body: ' ' });
  now = addMilliseconds(began, minutes(5));
  const sent = await asBen.post(`${message(number)}/correction`, { body: 'Bring **two**.' });
  const page = await asCleo.get(thread(number));
  now = addMilliseconds(began, minutes(15));
  const late = await asBen.post(`${message(number)}/correction`, { body: 'Bring three.' });
  now = began;

  expect(form.html).toContain('Bring **too**.');
  expect(others.map(({ status }) => status)).toEqual([404, 404]);
  expect([empty.status, sent.to, late.status]).toEqual([409, message(number), 409]);
  expect(late.html).toContain('Bring three.');
  expect(page.html).toContain('Bring <strong>two</strong>.');
  expect(page.text).toContain('corrected');
  const [kept] = await rows<{ raw: string; found: boolean }>(
    `select encode(raw, 'escape') as raw, words @@ to_tsquery('english', 'two') as found
     from conversations.message join conversations.message_source on message = id where number = $1`,
    [number],
  );
  expect(kept).toEqual({ raw: expect.stringContaining('Bring too.'), found: true });
});

test('a moderator takes a message down for a reason; replies stay, nothing finds it, and what has not left does not leave', async () => {
  const number = await said(asBen, 'Cheap drills', 'Buy my wormwood drills.');
  const answer = await reply(asCleo, number, 'Not here, please.');
  const other = await asCleo.get(`${message(number)}/removal`);
  const unsaid = await asAda.post(`${message(number)}/removal`, { code: 'other', note: '' });
  const form = await asAda.get(`${message(number)}/removal`);
  const stopped = () =>
    rows(
      `select stopped_at is not null as stopped from platform.mailing join conversations.message on once = 'conversations.message ' || message.id
       where list = ${list.id} and number = $1`,
      [number],
    );
  const before = await stopped();

  const sent = await asAda.post(`${message(number)}/removal`, { code: 'spam', note: 'Third time.' });
  const twice = await asAda.post(`${message(number)}/removal`, { code: 'spam' });
  const [shown, toModerator, replying] = [
    await asBen.get(thread(number)),
    await asAda.get(thread(number)),
    await asCleo.get(`${message(number)}/reply`),
  ];
  const found = await asBen.get('/conversations/search?q=wormwood');

  expect([other.status, unsaid.status, form.status, sent.to, twice.status, replying.status]).toEqual([
    404,
    422,
    200,
    message(number),
    404,
    404,
  ]);
  expect(unsaid.text).toContain('Say which other reason it is');
  expect(shown.text).toMatch(
    /A moderator took this message down on 23\sNovember 2026 : it was advertising. Third time./,
  );
  expect(shown.text).toContain('Not here, please.');
  expect(shown.html).not.toMatch(/wormwood|Put it back/);
  expect(toModerator.html).toMatch(/wormwood drills[\s\S]*Put it back/);
  expect(found.html).not.toContain('drills');
  const posts = await digestPosts(house.app.database.db, list.id, number - 1, answer);
  expect(posts.map((post) => post.number)).toEqual([answer]);
  // That a stopped mailing leaves no more is the ledger's to show.
  expect([before, await stopped()]).toEqual([[{ stopped: false }], [{ stopped: true }]]);
  const facts = await factsAbout(house.app.database.db, { kinds: ['conversations.message-removed'] });
  expect(facts.map(({ by, fact }) => ({ by, ...fact }))).toMatchObject([{ by: ada, code: 'spam', list: list.id }]);

  await asAda.post(`${message(number)}/restoration`);
  expect((await asBen.get(thread(number))).text).toContain('Buy my wormwood drills.');
  expect((await asBen.get('/conversations/search?q=wormwood')).text).toContain('Cheap drills');
});

test('a writer takes a message back; no moderator can put it there again, and a thread of which nothing stands is listed no more', async () => {
  const number = await said(asBen, 'My old number', 'Call me on 555 0199.');
  const refused = await asBen.post(`${message(number)}/removal`, { code: 'spam' });

  await asBen.post(`${message(number)}/removal`, { code: 'withdrawn' });
  const again = await asAda.post(`${message(number)}/restoration`);
  const page = await asAda.get(thread(number));
  const listed = await newestThreads(house.app.database.db, list.id, { most: 100 });

  expect([refused.status, again.status]).toEqual([422, 409]);
  expect(page.text).toMatch(/Its writer took this message back on 23\sNovember 2026 \./);
  expect(page.html).not.toMatch(/555 0199|My old number/);
  expect(listed.map((each) => each.subject)).not.toContain('My old number');
});

test('after thirty days it is gone for good: bytes, text, files and what left as mail', async () => {
  const number = await said(asBen, 'Ferns', 'Wood ferns.');
  const [{ id }] = (await rows<{ id: number }>('select id from conversations.message where number = $1', [number])) as [
    { id: number },
  ];
  const sha256 = Buffer.alloc(32, 7);
  await rows(`insert into platform.file values ($1, 'application/pdf', 'x', $2, 1)`, [sha256, now]);
  await rows(
    `insert into conversations.attachment values ($1, 1, 'ferns.pdf', 'application/pdf', 1, $2, null, false)`,
    [id, sha256],
  );
  await asAda.post(`${message(number)}/removal`, { code: 'private' });
  const forget = (at: Date) => house.app.perform(theSystem(now), (act) => forgetRemoved(act, at));
  const left = () =>
    rows(
      `select m.subject, m.body_text, m.from_name, m.removed_code, (select count(*)::integer from conversations.message_source where message = m.id) as sources,
         (select count(*)::integer from conversations.attachment where message = m.id) as attachments,
         (select count(*)::integer from platform.file where sha256 = $2) as files,
         (select count(*)::integer from platform.mailing where once = 'conversations.message ' || m.id) as mailings
       from conversations.message m where id = $1`,
      [id, sha256],
    );

  await forget(addMilliseconds(now, -days(30)));
  const before = await left();
  await forget(addMilliseconds(now, 1));
  const after = await left();

  expect(before).toMatchObject([{ subject: 'Ferns', sources: 1, attachments: 1, files: 1, mailings: 1 }]);
  expect(after).toEqual([
    {
      subject: '',
      body_text: '',
      from_name: '',
      removed_code: 'private',
      sources: 0,
      attachments: 0,
      files: 0,
      mailings: 0,
    },
  ]);
  expect((await asAda.get(thread(number))).text).toContain('A moderator took this message down');
});

test('a thread is closed for a reason, which whoever wants to go on there is told, here and by mail', async () => {
  const number = await said(asBen, 'Which drill', 'Which?');
  const path = thread(number);
  const [unseen, mute] = [
    await asBen.post(`${path}/closing`, { reason: 'x' }),
    await asAda.post(`${path}/closing`, { reason: ' ' }),
  ];
  await asAda.post(`${path}/closing`, { reason: 'It went in circles.' });
  const [page, refused] = [await asCleo.get(path), await asCleo.post(`${message(number)}/reply`, { body: 'One more' })];
  const [{ message_id: id }] = (await rows<{ message_id: string }>(
    'select message_id from conversations.message where number = $1',
    [number],
  )) as [{ message_id: string }];
  const to = `${list.slug}@${house.app.settings.mailDomain}`;
  await postman.bring(
    aLetter({ from: 'Cleo Reed <cleo@example.org>', to, subject: 'Re: Which drill', more: [`In-Reply-To: <${id}>`] }),
    { from: 'cleo@example.org', to },
  );
  await house.app.settle();
  const letters = await rows<{ body_text: string }>(
    `select parts::text as body_text from platform.letter where kind = 'conversations.post-refuse'`,
  );

  expect([unseen.status, mute.status, refused.status]).toEqual([404, 422, 403]);
  expect(mute.text).toContain('Say why the thread is closed');
  expect(page.text).toContain('This thread is closed. It went in circles.');
  expect(page.html).not.toContain('/reply');
  expect(refused.text).toContain('This thread is closed: It went in circles. Begin another one');
  expect(letters.map(({ body_text: text }) => text)).toEqual([expect.stringContaining('It went in circles.')]);

  await asAda.post(`${path}/reopening`);
  expect((await asCleo.post(`${message(number)}/reply`, { body: 'One more' })).status).toBe(303);
});

test('nobody corrects past the moderators: not what was held, not who is watched, not in a closed thread', async () => {
  const { perform } = house.app;
  const treat = (trust: 'moderated' | 'banned' | 'trusted') =>
    perform(theSystem(now), (act) => trustWriter(act, list, { person: ben, address: '' }, { trust }));
  const number = await said(asBen, 'Hammers', 'Bring a hammer.');
  const correct = () => asBen.post(`${message(number)}/correction`, { body: 'Buy my hammers.' });
  const tried: Record<string, string> = {};
  for (const trust of ['moderated', 'banned'] as const) {
    await treat(trust);
    tried[trust] = (await correct()).text;
  }
  const watched = await asBen.get(thread(number));
  await asBen.post(`/lists/${list.slug}/new`, { once: 'held', subject: 'Held', body: 'Refused at once.' });
  await treat('moderated');
  await asBen.post(`/lists/${list.slug}/new`, { once: 'held', subject: 'Held', body: 'Bring a saw.' });
  const [held] = await rows<{ id: number }>('select id from conversations.held_post where decided_at is null');
  await asAda.post(`/lists/${list.slug}/moderation/${held!.id}`, { decision: 'accept-and-trust' });
  const [posted] = await rows<{ number: number }>(`select number from conversations.message where subject = 'Held'`);
  tried['held'] = (await asBen.post(`${message(posted!.number)}/correction`, { body: 'Buy my saws.' })).text;
  await asAda.post(`${thread(number)}/closing`, { reason: 'Enough.' });
  tried['closed'] = (await correct()).text;
  await asAda.post(`${thread(number)}/reopening`);
  const after = await correct();

  expect(tried).toEqual({
    moderated: expect.stringContaining('A moderator looks at your messages to this list first'),
    banned: expect.stringContaining('Your messages are not taken here any more'),
    held: expect.stringContaining('A moderator let this message through as it stands'),
    closed: expect.stringContaining('This thread is closed, and what stands in it stays as it is'),
  });
  expect(watched.html).not.toContain('/correction');
  expect(after.status).toBe(303);
});

test('a moderator does not put back their own message that another took down; where there is no other, they are told so', async () => {
  const number = await said(asDora, 'Dora’s drills', 'Buy my drills.');
  await asAda.post(`${message(number)}/removal`, { code: 'spam' });
  const page = await asDora.get(thread(number));
  const refused = await asDora.post(`${message(number)}/restoration`);
  await rows(`update groups.role set until_on = from_on where person = $1`, [ada]);
  const alone = await asDora.post(`${message(number)}/restoration`);
  await rows(`update groups.role set until_on = null where person = $1`, [ada]);
  await asAda.post(`${message(number)}/restoration`);

  expect(page.text).toContain('Another moderator can put it back');
  expect(page.html).not.toContain('/restoration');
  expect([refused.status, alone.status]).toEqual([409, 409]);
  expect(refused.text).toContain('You wrote this message, so another moderator of the list decides on it.');
  expect(alone.text).toContain('the list has no other moderator');
  expect((await asBen.get(thread(number))).text).toContain('Buy my drills.');
});

test('moderators answer in a closed thread on the web as by mail, and are told that it is closed', async () => {
  const number = await said(asBen, 'Which saw', 'Which?');
  await asAda.post(`${thread(number)}/closing`, { reason: 'Enough.' });

  const below = await asAda.get(thread(number));
  const form = await asAda.get(`${message(number)}/reply`);
  const sent = await asAda.post(`${message(number)}/reply`, { once: 'closed', body: 'This is settled.' });
  const other = await asCleo.get(thread(number));

  for (const page of [below, form])
    expect(page.text).toContain('This thread is closed. You can answer, since you moderate the list.');
  expect(sent.status).toBe(303);
  expect(other.html).not.toContain('/reply');
  expect(other.text).toContain('This is settled.');
});
