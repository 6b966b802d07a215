import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, theSystem, type Perform } from '../../../platform/act/index.ts';
import { seeing, type Database } from '../../../platform/db/index.ts';
import { fileOf } from '../../../platform/files/index.ts';
import { threadsOf } from '../../../platform/mail/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { openList } from '../../lists/commands.ts';
import type { ListId } from '../../lists/model.ts';
import { postMessage } from '../commands.ts';
import type { NewMessage } from '../model.ts';
import { storeMessages } from './store.ts';

const at = new Date('2026-11-23T12:00:00Z');
const opened = seeing<never>();
let database: Database;
let perform: Perform;

beforeAll(async () => {
  database = await testDatabase();
  perform = performer(database, 'America/Chicago');
});
afterAll(() => database.close());

const aList = () =>
  perform(theSystem(at), (act) =>
    openList(act, { name: 'Talk', slug: 'talk', group: null, visibility: 'participants' }),
  );
const message = (id: string, given: Partial<NewMessage> = {}): NewMessage => ({
  messageId: id,
  answers: [],
  raw: Buffer.from(`Message-ID: <${id}>\r\nSubject: ${given.subject ?? id}\r\n\r\n${given.text ?? 'text'}\r\n`),
  person: null,
  fromName: 'Ada',
  fromAddress: 'ada@example.org',
  subject: id,
  datedAt: at,
  cameBy: 'mail',
  text: 'text',
  html: null,
  attachments: [],
  ...given,
});
const post = (list: ListId, each: NewMessage) => perform(theSystem(at), (act) => postMessage(act, list, each));
const postAll = async (list: ListId, each: readonly NewMessage[]) => {
  for (const one of each) await post(list, one);
};

/** Each message with its parent and the number of its thread. */
async function treeOf(list: ListId) {
  const { rows } = await sql<{ id: string; parent: string | null; thread: number }>`
    select message.message_id as id, parent.message_id as parent, thread.number as thread
    from conversations.message join conversations.thread on thread.id = message.thread
      left join conversations.message parent on parent.id = message.parent
    where message.list = ${list} order by message.number`.execute(opened(database.db));
  return rows.map(({ id, parent, thread }) => `${id} ${parent ?? '-'} ${thread}`);
}

async function threadsIn(list: ListId) {
  const { rows } = await sql<{ number: number; messages: number; into: number | null }>`
    select thread.number, thread.messages, into_thread.number as into
    from conversations.thread left join conversations.thread into_thread on into_thread.id = thread.merged_into
    where thread.list = ${list} order by thread.number`.execute(opened(database.db));
  return rows.map(({ number, messages, into }) => `${number}: ${messages}${into === null ? '' : ` → ${into}`}`);
}

test('a parent that comes late takes its answers beneath it, and the address of their thread stays', async () => {
  const list = await aList();

  await postAll(list, [
    message('c', { answers: ['a', 'b'] }),
    message('d', { answers: ['a'] }),
    message('b', { answers: ['a'] }),
    message('a'),
  ]);

  expect(await treeOf(list)).toEqual(['c b 1', 'd a 1', 'b a 1', 'a - 1']);
  expect(await threadsIn(list)).toEqual(['1: 4']);
});

test('threads that turn out to be one become one, and the address of the other leads there', async () => {
  const list = await aList();

  await postAll(list, [
    message('c', { answers: ['b'] }),
    message('d', { answers: ['c'] }),
    message('a'),
    message('b', { answers: ['a'] }),
  ]);

  expect(await treeOf(list)).toEqual(['c b 3', 'd c 3', 'a - 3', 'b a 3']);
  expect(await threadsIn(list)).toEqual(['1: 0 → 3', '3: 4']);
});

test('a reply that names nobody is placed by its subject', async () => {
  const list = await aList();
  const later = new Date(at.getTime() + 1000);

  await postAll(list, [
    message('a', { subject: 'Shelves' }),
    message('b', { subject: 'Re: Shelves', datedAt: later }),
    message('c', { subject: 'Shelves', datedAt: later }),
  ]);

  expect(await treeOf(list)).toEqual(['a - 1', 'b a 1', 'c - 3']);
});

test('a message that comes twice is kept once, whoever carried it; another one under its id is kept under one of ours', async () => {
  const list = await aList();
  const raw = (text: string) => Buffer.from(`Message-ID: <a>\r\n\r\n${text}\r\n`);

  const outcomes = [];
  for (const bytes of [
    raw('one'),
    raw('one'),
    Buffer.concat([Buffer.from('Received: from x\r\n\tby y\r\nDelivered-To: z\r\n'), raw('one')]),
    Buffer.from('Message-ID: <a>\n\none\n\n'),
    raw('two'),
    raw('two'),
  ])
    outcomes.push(await post(list, message('a', { raw: bytes })));
  const { rows } = await sql<{ kinds: number }>`
    select count(*)::integer as kinds from platform.fact where kind = 'conversations.message-posted' and body ->> 'list' = ${String(list)}
  `.execute(opened(database.db));

  expect(outcomes.map(({ number, isKnown, isRenamed }) => [number, isKnown, isRenamed])).toEqual([
    [1, false, false],
    [1, true, false],
    [1, true, false],
    [1, true, false],
    [2, false, true],
    [2, true, true],
  ]);
  expect(rows).toEqual([{ kinds: 2 }]);
});

test('what PostgreSQL does not take is left out of the text, and its bytes stay as they came', async () => {
  const list = await aList();
  const raw = Buffer.from('Subject: x\0y\r\n\r\n\xff\0\r\n', 'latin1');

  const { message: id } = await post(
    list,
    message(`a\0${'é'.repeat(990)}`, {
      raw,
      subject: 'x\0y',
      text: '\ud800 a\0',
      html: '<p>\0</p>',
      answers: ['b\0', 'é'.repeat(998)],
    }),
  );

  const { rows } = await sql<{
    subject: string;
    text: string;
    html: string;
    raw: Buffer;
    answers: string[];
    id: string;
  }>`
    select subject, body_text as text, body_html as html, raw, answers, message_id as id
    from conversations.message join conversations.message_source on message = id where id = ${id}`.execute(
    opened(database.db),
  );
  expect(rows).toEqual([
    {
      subject: 'xy',
      text: '\ufffd a',
      html: '<p></p>',
      raw,
      answers: ['b'],
      id: expect.stringMatching(/^[0-9a-f]{40}@without-id\.invalid$/),
    },
  ]);
});

test('files that come with messages are kept once for each content', async () => {
  const list = await aList();
  const file = (name: string) => ({
    name,
    type: 'text/html',
    disposition: 'attachment' as const,
    contentId: null,
    content: Buffer.from('<script>'),
  });

  await postAll(list, [
    message('a', { attachments: [file('one.html'), file('two.html')] }),
    message('b', { attachments: [file('three.html')] }),
  ]);

  const { rows } = await sql<{ name: string; position: number; sha256: Buffer; uses: number }>`
    select name, position, attachment.sha256, uses from conversations.attachment join platform.file on file.sha256 = attachment.sha256
    order by message, position`.execute(opened(database.db));
  expect(rows.map(({ name, position, uses }) => [name, position, uses])).toEqual([
    ['one.html', 1, 3],
    ['two.html', 2, 3],
    ['three.html', 1, 3],
  ]);
  expect(await fileOf(database.db, rows[0]!.sha256)).toEqual({
    mediaType: 'application/octet-stream',
    bytes: Buffer.from('<script>'),
  });
});

test('many who post at once to several lists are numbered without a gap, and none waits for ever', async () => {
  const lists = [await aList(), await aList(), await aList()];
  const shared = Buffer.from('the same file');
  const attachments = [shared, Buffer.from('another')].map((content) => ({
    name: 'x',
    type: 'a/b',
    disposition: 'attachment' as const,
    contentId: null,
    content,
  }));

  await Promise.all(
    Array.from({ length: 90 }, (_, n) =>
      post(
        lists[n % 3]!,
        message(`m${n}`, {
          answers: n >= 3 ? [`m${n % 3}`] : [],
          attachments: n % 2 === 0 ? attachments : attachments.toReversed(),
        }),
      ),
    ),
  );

  for (const list of lists) {
    const { rows } = await sql<{ number: number }>`
      select number from conversations.message where list = ${list} order by number`.execute(opened(database.db));
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    expect(await threadsIn(list)).toEqual(['1: 30']);
  }
});

test('in whatever portions messages come, they find the places that they have together', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const given = fc.uniqueArray(
    fc.record({ id, answers: fc.uniqueArray(id, { maxLength: 3 }), subject: fc.constantFrom('', 'Re: x', 'x') }),
    { selector: (each) => each.id, minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(
      given,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 8 }),
      async (all, sizes) => {
        const list = await aList();
        const dated = all.map((each, n) => ({ ...each, datedAt: new Date(at.getTime() + n * 1000) }));
        const placings = threadsOf(
          dated.map(({ answers, datedAt, ...each }) => ({
            ...each,
            inReplyTo: [],
            references: answers,
            date: datedAt,
          })),
        );
        const waiting = dated.map(({ id: each, ...rest }) => message(each, rest));
        for (const size of sizes)
          await perform(theSystem(at), (act) =>
            storeMessages(
              act,
              list,
              waiting.splice(0, size).map((each) => ({ ...each, postedAt: at, isDated: true })),
            ),
          );
        const stored = (await treeOf(list)).map((line) => line.split(' ') as [string, string, string]);

        expect(Object.fromEntries(stored.map(([each, parent]) => [each, parent]))).toEqual(
          Object.fromEntries([...placings].map(([each, { parent }]) => [each, parent ?? '-'])),
        );
        const beginning = (each: string): string => {
          const { parent, ghost } = placings.get(each)!;
          return parent === null ? (ghost === null ? each : `ghost ${ghost}`) : beginning(parent);
        };
        const grouped = (key: (each: string) => string) =>
          [...Map.groupBy(stored.map(([each]) => each).sort(), key).values()].map((group) => group.join('')).sort();
        const threads = new Map(stored.map(([each, , thread]) => [each, thread]));
        expect(grouped((each) => threads.get(each)!)).toEqual(grouped(beginning));
        const { rows } = await sql<{ wrong: number }>`
        select count(*)::integer as wrong from conversations.thread where list = ${list} and (
          messages <> (select count(*) from conversations.message where message.thread = thread.id)
          or (messages = 0) <> (merged_into is not null))`.execute(opened(database.db));
        expect(rows).toEqual([{ wrong: 0 }]);
      },
    ),
    { numRuns: 60 },
  );
});
