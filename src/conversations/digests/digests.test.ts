import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { addMilliseconds, days, hours } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openList } from '../lists/commands.ts';
import { listOf } from '../lists/queries.ts';
import { conversationsPlug } from '../plug.ts';
import { subscribe } from '../subscriptions/commands.ts';
import type { Delivery } from '../subscriptions/model.ts';
import { aConversationsHouse, aMessage, conversationsTrial, type ConversationsTrial } from '../testing.ts';
import { chooseDigest, sendDigests } from './commands.ts';
import { digestTasks } from './jobs.ts';
import { mostWaiting, usualDigest } from './model.ts';

// A Monday, at noon in Chicago.
const at = new Date('2026-11-23T18:00:00Z');
const house = aConversationsHouse();
const [task] = digestTasks(house);
const usualZone = house.association.timeZone;
const opened = seeing<never>();
let trial: ConversationsTrial;
let posted = 0;

beforeAll(async () => {
  trial = await conversationsTrial(at, conversationsPlug(house));
});
afterAll(() => trial.close());

async function aList(name: string, readers: Record<string, Delivery>) {
  const { database, perform } = trial;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const list = await perform(theSystem(at), (act) => openList(act, { name, slug, group: null }));
  const persons: Record<string, string> = {};
  for (const [reader, delivery] of Object.entries(readers)) {
    persons[reader] = await aPerson(database.db, reader, { email: `${reader}@${slug}.example.org` });
    await perform(theSystem(at), (act) => subscribe(act, list, [persons[reader]!]));
    await reads(list, persons[reader]!, delivery);
  }
  return { list, persons };
}

const reads = (list: number, person: string, delivery: Delivery) =>
  sql`update conversations.subscription set delivery = ${delivery} where list = ${list} and person = ${person}`.execute(
    opened(trial.database.db),
  );

const post = (list: number, when: Date, told: Parameters<typeof aMessage>[3] = {}) =>
  trial.perform(theSystem(when), (act) => aMessage(act, list, `digest-${(posted += 1)}@example.org`, told));

/** Does what has fallen due for the list by the instant, as the workbench does. */
async function workUntil(list: number, until: Date) {
  const { rows } = await sql<{ due_at: Date }>`
    select due_at from platform.due where kind = ${task!.kind} and subject = ${String(list)} and due_at <= ${until} order by due_at
  `.execute(opened(trial.database.db));
  for (const { due_at } of rows)
    await task!.run({ subject: String(list), at: due_at, ...trial, db: trial.database.db });
  return rows.map((row) => row.due_at.toISOString());
}

/** The numbers of the messages that each reader had by mail, in whatever way, as often as they had them. */
async function received(list: number): Promise<Record<string, number[]>> {
  const { rows } = await sql<{ name: string; numbers: number[] }>`
    select split_part(address, '@', 1) as name, array_agg(number order by number) as numbers from (
      select address, message.number from platform.delivery join platform.mailing on mailing.id = mailing
        join conversations.message on mailing.once = 'conversations.message ' || message.id and message.list = ${list}
      union all
      select address, generate_series(split_part(window_, '-', 1)::integer + 1, split_part(window_, '-', 2)::integer)
      from platform.delivery join platform.mailing on mailing.id = mailing, split_part(once, ' ', 5) as window_
      where kind = 'conversations.digest' and split_part(once, ' ', 2) = ${String(list)}) as had
    group by 1 order by 1
  `.execute(opened(trial.database.db));
  return Object.fromEntries(rows.map(({ name, numbers }) => [name, numbers]));
}

const digestsOf = async (list: number) => {
  const { rows } = await sql<{ once: string; head: string; personal_head: string; body: Buffer; readers: string[] }>`
    select once, head, personal_head, body, (
      select array_agg(split_part(address, '@', 1) order by address) from platform.delivery where mailing = mailing.id) as readers
    from platform.mailing where kind = 'conversations.digest' and split_part(once, ' ', 2) = ${String(list)} order by id
  `.execute(opened(trial.database.db));
  return rows;
};

test('whoever changes how a list comes, again and again, has every message once', async () => {
  const readers = { ada: 'each', ben: 'daily', cyd: 'weekly', dee: 'daily' } as const;
  const { list, persons } = await aList('Changing Minds', readers);
  const ways: Delivery[] = ['each', 'daily', 'weekly'];
  // Small primes in turn make a sequence that is wild enough, and the same each time.
  const wild = (step: number, most: number) => ((step * 7919 + 104_729) % 6151) % most;
  let now = at;
  for (let step = 0; step < 60; step += 1) {
    now = addMilliseconds(now, hours(5));
    if (step % 2 === 0) await post(list, now);
    const person = Object.values(persons)[wild(step, 4)]!;
    if (step % 3 !== 0) await reads(list, person, ways[wild(step + 11, 3)]!);
    if (step % 5 === 0) await trial.sweep(now);
    if (step % 7 === 0) await workUntil(list, now);
    if (step === 30)
      await trial.perform(theSystem(now), (act) =>
        chooseDigest(act, persons['dee']!, { zone: 'Asia/Tokyo', weekday: 3, form: 'plain', most: 10 }, usualZone),
      );
  }
  await trial.sweep(now);
  await workUntil(list, addMilliseconds(now, days(8)));
  await workUntil(list, addMilliseconds(now, days(8)));

  const all = Array.from({ length: 30 }, (_, index) => index + 1);
  expect(await received(list)).toEqual({ ada: all, ben: all, cyd: all, dee: all });
});

test('a digest is posted once for all whom the same awaits, at six in the morning of each, and never empty', async () => {
  const { list, persons } = await aList('Six Oclock', { ada: 'daily', ben: 'daily', cyd: 'daily', dee: 'weekly' });
  await trial.perform(theSystem(at), (act) =>
    chooseDigest(act, persons['cyd']!, { ...usualDigest, zone: 'Europe/Berlin' }, usualZone),
  );
  await post(list, at);
  await trial.sweep();
  const due = await workUntil(list, addMilliseconds(at, days(8)));

  expect(due).toEqual(['2026-11-24T05:00:00.000Z', '2026-11-24T12:00:00.000Z', '2026-11-30T12:00:00.000Z']);
  expect((await digestsOf(list)).map(({ readers }) => readers)).toEqual([['cyd'], ['ada', 'ben'], ['dee']]);
});

test('what was posted at the hour itself waits for the next day, and where much waits the digest does not', async () => {
  const { list } = await aList('Busy Days', { ada: 'daily' });
  const six = new Date('2026-11-24T12:00:00Z');
  await post(list, six);
  await trial.sweep(six);
  expect(await workUntil(list, six)).toEqual([]);

  for (let count = 1; count < mostWaiting; count += 1) await post(list, addMilliseconds(six, count * 1000));
  await trial.sweep(addMilliseconds(six, hours(1)));
  await workUntil(list, addMilliseconds(six, hours(1)));

  expect((await received(list))['ada']).toHaveLength(mostWaiting);
});

test('however much is said, a digest comes once a day at most', async () => {
  const { list, persons } = await aList('Very Busy Days', { ada: 'weekly' });
  await trial.perform(theSystem(at), (act) =>
    chooseDigest(act, persons['ada']!, { ...usualDigest, most: 10 }, usualZone),
  );
  // Every hour from noon on Monday in Chicago until Tuesday evening, twelve messages.
  for (let hour = 0; hour < 30; hour += 1) {
    const now = addMilliseconds(at, hours(hour));
    for (let count = 0; count < 12; count += 1) await post(list, addMilliseconds(now, count));
    await trial.sweep(addMilliseconds(now, 100));
    await workUntil(list, addMilliseconds(now, 100));
  }

  const { rows } = await sql<{ posted_at: Date }>`
    select posted_at from platform.mailing where kind = 'conversations.digest' and split_part(once, ' ', 2) = ${String(list)} order by id
  `.execute(opened(trial.database.db));
  expect(rows.map((row) => row.posted_at.toISOString().slice(0, 16))).toEqual(['2026-11-23T18:00', '2026-11-24T12:00']);
});

test('a digest brings all that waits, also for whoever read every message for a while in between', async () => {
  const { list, persons } = await aList('Back And Forth', { ada: 'weekly' });
  for (const delivery of ['each', 'weekly'] as const) {
    await post(list, at);
    await reads(list, persons['ada']!, delivery);
  }
  await post(list, at);
  await trial.sweep();
  await workUntil(list, new Date('2026-11-30T12:00:00Z'));

  expect(await received(list)).toEqual({ ada: [1, 2, 3] });
});

test('what was said in one word to earlier messages is told, also where somebody reads their first digest', async () => {
  const { list, persons } = await aList('New Faces', { ada: 'daily', ben: 'each' });
  await post(list, at);
  await trial.sweep();
  await workUntil(list, addMilliseconds(at, days(1)));
  const now = addMilliseconds(at, days(1));
  await reads(list, persons['ben']!, 'daily');
  await sql`
    insert into conversations.reaction (message, person, kind, since_at)
    select id, ${persons['ben']!}, 'thanks', ${now} from conversations.message where list = ${list}
  `.execute(opened(trial.database.db));
  await post(list, now);
  await trial.sweep(now);
  await workUntil(list, addMilliseconds(now, days(1)));

  const last = (await digestsOf(list)).at(-1)!;
  expect([last.readers, last.body.toString().includes('To earlier messages')]).toEqual([['ada', 'ben'], true]);
});

test('what nobody laid out is laid out in the night', async () => {
  const { list } = await aList('Quiet Nights', { ada: 'daily' });
  await trial.sweep();
  await post(list, at);
  await trial.tonight();
  await workUntil(list, addMilliseconds(at, days(1)));

  expect(await received(list)).toEqual({ ada: [1] });
});

test('a round that dies has sent nothing, and the next one sends all', async () => {
  const { list } = await aList('Dying Rounds', { ada: 'daily' });
  await post(list, at);
  const tomorrow = theSystem(addMilliseconds(at, days(1)));
  const dying = trial.perform(tomorrow, async (act) => {
    await sendDigests(act, (await listOf(act.db, list))!, house);
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect(await received(list)).toEqual({});

  for (let round = 0; round < 2; round += 1)
    await trial.perform(tomorrow, async (act) => sendDigests(act, (await listOf(act.db, list))!, house));
  expect(await received(list)).toEqual({ ada: [1] });
});

test('a digest has its contents, its messages in their order, and says for whom the group does not speak', async () => {
  const { list, persons } = await aList('Tool Shelves', { mime: 'daily', plain: 'daily' });
  await trial.perform(theSystem(at), (act) =>
    chooseDigest(act, persons['plain']!, { ...usualDigest, form: 'plain' }, usualZone),
  );
  await post(list, at, { subject: 'Whetstones', fromName: 'Ada Lane', text: 'Who brings one?' });
  const answer = `On Monday, Ada Lane wrote:\n> Who brings one?\n\nI do – grüße.\n${'-'.repeat(30)}\nBen`;
  await post(list, at, { subject: 'Re: Whetstones', fromName: 'Ben Moor', text: answer });
  await trial.sweep();
  await workUntil(list, addMilliseconds(at, days(1)));

  const digests = await digestsOf(list);
  const [mime, plain] = ['mime', 'plain'].map((form) => digests.find(({ readers }) => readers[0] === form)!);
  const body = mime!.body.toString('latin1');
  expect(mime!.head).toMatch(/Subject: Tool Shelves: 2 messages, 24 November 2026/);
  expect(mime!.head).toMatch(/List-Id: .*\r\n(.*\r\n)*Content-Type: multipart\/mixed/);
  expect(mime!.personal_head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(body.match(/^(Content-Type: (multipart\/digest|message\/rfc822)|Subject: .*)/gm)).toEqual([
    'Content-Type: multipart/digest',
    'Content-Type: message/rfc822',
    'Subject: Whetstones',
    'Content-Type: message/rfc822',
    'Subject: Re: Whetstones',
  ]);
  expect(plain!.head).toContain('Content-Type: text/plain; charset=utf-8');
  expect(
    plain!.body
      .toString('latin1')
      .replaceAll('=\r\n', '')
      .replaceAll('\r\n', '\n')
      .replace(/digest-\d+@/g, 'digest-N@'),
  ).toBe(plainExpected);
});

const plainExpected = `Tool Shelves Digest	24 November 2026	Volume 2026 : Issue 2

What was said on Tool Shelves. To write to all its readers: tool-shelves@lists.example.org

In this digest:

1. Whetstones (Ada Lane)
2. Re: Whetstones (Ben Moor)

----------------------------------------------------------------------

Date: Mon, 23 Nov 2026 18:00:00 +0000
From: Ada Lane <somebody@example.org>
Subject: Whetstones
Message-ID: <digest-N@example.org>

Who brings one?

On the web: https://groups.example.org/lists/tool-shelves/messages/1

------------------------------

Date: Mon, 23 Nov 2026 18:00:00 +0000
From: Ben Moor <somebody@example.org>
Subject: Re: Whetstones
Message-ID: <digest-N@example.org>

[1 line quoted]

I do =E2=80=93 gr=C3=BC=C3=9Fe.
 -----------------------------
Ben

On the web: https://groups.example.org/lists/tool-shelves/messages/2

------------------------------

To leave the list, send an empty message to tool-shelves-leave@lists.example.org.

All that was said: https://groups.example.org/lists/tool-shelves

This group does not speak for the American Library Association.

------------------------------

End of Tool Shelves Digest
**************************
`;
