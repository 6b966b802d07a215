import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../groups/index.ts';
import { aGroup } from '../groups/testing.ts';
import { theSystem } from '../platform/act/index.ts';
import { readMessage } from '../platform/mail/index.ts';
import { aPerson, standing } from '../roll/testing.ts';
import { statementsDuring } from '../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../testing.ts';
import { listBySlug } from './lists/queries.ts';
import { aMessage, aPostman, type Postman } from './testing.ts';
import { messagesOf, sourceOf } from './threads/queries.ts';
import { threadByNumber } from './threads/thread-queries.ts';
import type { List } from './lists/model.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let ada: string;
let ben: string;
let cleo: string;
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;
let list: List;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  [ada, ben, cleo] = [
    await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' }),
    await aPerson(db(), 'Cleo Reed', { email: 'cleo@example.org' }),
  ];
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
  list = await aList('Tool Libraries');
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

const db = () => house.app.database.db;

/** A group of Ada’s in which Ben takes part, and its list. */
async function aList(name: string): Promise<List> {
  const { app } = house;
  const { id, slug } = await app.perform(theSystem(now), (act) => aGroup(act, { name, organizers: [ada] }));
  await app.settle();
  await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  return (await listBySlug(db(), slug))!;
}

test('a thread begun on the web leaves as mail, and the answer by mail comes home beneath it', async () => {
  const sent = await asAda.post(`/lists/${list.slug}/new`, {
    once: 'a',
    subject: 'Sharpening day',
    body: 'Who brings a **whetstone**?',
  });
  const at = await asAda.get(sent.to!);
  const [thread] = [(await threadByNumber(db(), list.id, 1))!];
  const [first] = await messagesOf(db(), thread.id);
  const mail = await readMessage((await sourceOf(db(), first!.id))!);

  await postman.bring(
    [
      'From: Ben Moor <ben@example.org>',
      `To: ${list.slug}@${house.app.settings.mailDomain}`,
      `Subject: Re: ${mail.subject}`,
      'Message-ID: <two@example.org>',
      `In-Reply-To: <${mail.messageId}>`,
      'Date: Mon, 23 Nov 2026 13:00:00 -0600',
      '',
      '> Who brings a whetstone?',
      '',
      'I do.',
      '',
    ].join('\r\n'),
    { from: 'ben@example.org', to: `${list.slug}@${house.app.settings.mailDomain}` },
  );
  await house.app.settle();
  const page = await asAda.get(`/lists/${list.slug}/1`);

  expect({ status: sent.status, to: sent.to, leadsTo: at.to }).toEqual({
    status: 303,
    to: `/lists/${list.slug}/messages/1`,
    leadsTo: `/lists/${list.slug}/1#m1`,
  });
  expect({ from: mail.from, replyTo: mail.replyTo, subject: mail.subject, html: mail.html?.trim() }).toEqual({
    from: [{ name: 'Ada Lane via Tool Libraries', address: `${list.slug}@${house.app.settings.mailDomain}` }],
    replyTo: [{ name: 'Ada Lane', address: 'ada@example.org' }],
    subject: 'Sharpening day',
    html: '<p>Who brings a <strong>whetstone</strong>?</p>',
  });
  const messages = await messagesOf(db(), thread.id);
  expect(messages.map(({ number, parent, cameBy }) => ({ number, parent, cameBy }))).toEqual([
    { number: 1, parent: null, cameBy: 'web' },
    { number: 2, parent: first!.id, cameBy: 'mail' },
  ]);
  expect(page.html).toContain('<summary>Quoted, 1 line</summary>');
  expect(page.text).toContain('I do.');
});

test('pressing twice sends once, and the draft is gone with it', async () => {
  const reply = `/lists/${list.slug}/messages/1/reply`;
  const typed = { once: 'b', body: 'Bring two.' };
  const saved = await asBen.post(`${reply}/draft`, typed, { accept: 'application/json' });
  const later = await asBen.get(reply);
  const before = await count();

  const answers = [await asBen.post(reply, typed), await asBen.post(reply, typed)];

  expect(JSON.parse(saved.html)).toEqual({ saved: true, at: now.toISOString() });
  expect(later.html).toContain('Bring two.');
  expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
  expect((await count()) - before).toBe(1);
  expect((await asBen.get(reply)).html).not.toContain('Bring two.');
});

test('six presses at once send once', async () => {
  const before = await count();
  const typed = { once: 'six', subject: 'Six presses', body: 'Once.' };

  const answers = await Promise.all(Array.from({ length: 6 }, () => asBen.post(`/lists/${list.slug}/new`, typed)));

  expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
  expect((await count()) - before).toBe(1);
});

test('a preview shows what will stand, runs nothing, and sends nothing', async () => {
  const before = await count();

  const preview = await asAda.post(`/lists/${list.slug}/new/preview`, {
    once: 'c',
    subject: 'A look',
    body: '_Mind_ <script>alert(1)</script> [this](javascript:alert(1))',
  });

  expect(preview.status).toBe(200);
  expect(preview.html).toContain('<em>Mind</em>');
  expect(preview.html).not.toMatch(/<script>alert|href="javascript/);
  expect(await count()).toBe(before);
});

test('whoever does not take part reads what is public and is told how to write; nobody learns of what is hidden', async () => {
  const hidden = await aList('Quiet Rooms');
  await house.app.perform(theSystem(now), (act) => aMessage(act, hidden.id, 'q@example.org'));
  const change = (visibility: string) =>
    query('update conversations.list set visibility = $1 where id = $2', [visibility, hidden.id]);
  const nobody = await house.browsing();
  const seen = async () =>
    Promise.all(
      ['', '/1', '/messages/1', '/new'].map(async (rest) =>
        Promise.all([nobody, asCleo, asBen].map(async (who) => (await who.get(`/lists/${hidden.slug}${rest}`)).status)),
      ),
    );

  const [asPublic, asMembers, asParticipants] = [
    await seen(),
    (await change('members'), await seen()),
    (await change('participants'), await seen()),
  ];
  const unknown = await nobody.get('/lists/no-such-list');
  const secret = await nobody.get(`/lists/${hidden.slug}`);
  const refused = await asCleo.post(`/lists/${list.slug}/new`, { subject: 'Hello', body: 'May I?' });

  expect(asPublic).toEqual([
    [200, 200, 200],
    [200, 200, 200],
    [303, 303, 303],
    [303, 403, 200],
  ]);
  expect(asMembers).toEqual([
    [404, 200, 200],
    [404, 200, 200],
    [404, 303, 303],
    [303, 403, 200],
  ]);
  expect(asParticipants).toEqual([
    [404, 404, 200],
    [404, 404, 200],
    [404, 404, 303],
    [303, 404, 200],
  ]);
  expect(secret.html).toBe(unknown.html.replaceAll('no-such-list', hidden.slug));
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Only those who take part in the group may write here.');
});

test('a thread of three hundred messages is shown in parts, with as many statements as one of three', async () => {
  const talk = await aList('Long Talk');
  await house.app.perform(theSystem(now), async (act) => {
    await aMessage(act, talk.id, 'long-1@example.org');
    for (let number = 2; number <= 300; number++)
      await aMessage(act, talk.id, `long-${number}@example.org`, {
        answers: [`long-${Math.ceil(number / 3)}@example.org`],
      });
    await aMessage(act, talk.id, 'short-1@example.org');
    await aMessage(act, talk.id, 'short-2@example.org', { answers: ['short-1@example.org'] });
    await aMessage(act, talk.id, 'short-3@example.org', { answers: ['short-1@example.org'] });
  });
  const nobody = await house.browsing();

  const long = await statementsDuring(() => nobody.get(`/lists/${talk.slug}/1?page=2`));
  const short = await statementsDuring(() => nobody.get(`/lists/${talk.slug}/301`));
  const shown = await nobody.get(`/lists/${talk.slug}/1?page=2`);
  const far = await nobody.get(`/lists/${talk.slug}/messages/300`);
  const there = await nobody.get(far.to!);

  expect(long).toEqual(short);
  expect(shown.html.match(/<li id="m\d+"/g)).toHaveLength(50);
  expect(far.to).toMatch(/\/1\?page=\d#m300$/);
  expect(there.html).toContain('<li id="m300"');
});

test('what came since one reads the list is new until one has had it on the screen', async () => {
  const fern = await aList('Fern Talk');
  await house.app.perform(theSystem(now), async (act) => {
    await aMessage(act, fern.id, 'fern-1@example.org');
    await aMessage(act, fern.id, 'fern-2@example.org', { person: ben });
    await aMessage(act, fern.id, 'fern-3@example.org');
  });
  const list = `/lists/${fern.slug}`;
  const fresh = async (page: string) => (await asBen.get(page)).html.match(/class="fresh"/g)?.length ?? 0;

  const before = await asBen.get(`${list}/unread`);
  const [first, again] = [await fresh(`${list}/1`), await fresh(`${list}/1`)];
  const between = await asBen.get(`${list}/unread`);
  await asBen.post(`${list}/unread/end`);
  const after = await asBen.get(`${list}/unread`);

  expect([before.to, first, again]).toEqual([`${list}/messages/1`, 1, 0]);
  expect([between.to, after.to]).toEqual([`${list}/messages/3`, list]);
  expect((await asAda.get(`${list}/unread`)).to).toBe(`${list}/messages/1`);
});

const query = async (text: string, values: unknown[] = []) => {
  const client = await house.app.database.connection();
  try {
    return (await client.query(text, values)).rows as { count: number }[];
  } finally {
    client.release();
  }
};

const count = async () => (await query('select count(*)::integer as count from conversations.message'))[0]!.count;
