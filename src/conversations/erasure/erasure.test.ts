import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';
import { personColumns } from './queries.ts';
import { maskedText } from '../../platform/erasure/index.ts';

const now = new Date('2026-11-23T18:00:00Z');
let today = now;
let house: TestHouse;
let postman: Postman;

beforeAll(async () => {
  house = await openTestHouse(() => today);
  postman = await aPostman(house);
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

/** Every column of every table in which one of the words stands, as text, as bytes or in JSON. */
async function placesOf(...words: string[]): Promise<string[]> {
  const columns = await rows<{ place: string; schema: string; table: string; column: string; type: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as place, table_schema as schema, table_name as "table", column_name as "column",
       data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { place, schema, table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const [hit] = await rows(
      `select 1 from "${schema}"."${table}" where exists (select from unnest($1::text[]) as wanted (looked_for) where ${text} ilike '%' || looked_for || '%') limit 1`,
      [words],
    );
    if (hit) found.push(place);
  }
  return found.toSorted();
}

/** A list in which Benedikt wrote by both doors, and others quote him: in the open, in base64, across lines, in a draft. */
async function aListThatQuotesBenedikt() {
  const { app } = house;
  const { db } = app.database;
  const [ada, ben, cleo] = [
    await aPerson(db, 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db, 'Benedikt Moorwood', { email: 'benedikt.moorwood@example.org' }),
    await aPerson(db, 'Cleo Reed', { email: 'cleo@example.org' }),
  ];
  const [asAda, asBen] = [await house.browsing(ada), await house.browsing(ben)];
  const { id, slug } = await app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  );
  await app.settle();
  for (const person of [ben, cleo])
    await app.perform({ by: person, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  const { id: list } = (await listBySlug(db, slug))!;
  const to = `${slug}@${app.settings.mailDomain}`;
  const mail = async (name: string, from: string, more: Partial<Parameters<typeof aLetter>[0]>) => {
    await postman.bring(aLetter({ from: `${name} <${from}>`, to, ...more }), { from, to });
    await app.settle();
  };
  await asBen.post(`/lists/${slug}/new`, { once: 'a', subject: 'Benedikt Moorwood asks', body: 'Who has a lathe?' });
  await app.settle();
  await mail('Benedikt Moorwood', 'benedikt.moorwood@example.org', {
    id: 'benedikt.moorwood@example.org',
    text: 'Call Benedikt Moorwood.',
  });
  await mail('Cleo Reed', 'cleo@example.org', {
    subject: 'Re: Benedikt Moorwood asks',
    text: 'On Monday, Benedikt\r\n> Moorwood <Benedikt.Moorwood@example.org> wrote:\r\n> Who?\r\n\r\nI have one.',
    more: ['Cc: benedikt.moorwood@example.org', 'In-Reply-To: <benedikt.moorwood@example.org>'],
  });
  await mail('Cleo Reed', 'cleo@example.org', {
    id: 'hidden@example.org',
    text: Buffer.from('Ask Benedikt Moorwood, benedikt.moorwood@example.org.').toString('base64'),
    more: ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
  });
  await asAda.post(`/lists/${slug}/messages/1/reply/draft`, { body: 'Dear Benedikt Moorwood' });
  await asBen.post(`/lists/${slug}/messages/3/reply/draft`, { body: 'Benedikt Moorwood here' });
  await asBen.get(`/lists/${slug}/1`);
  await rows(
    `insert into conversations.writer_trust (list, person, trust, reason, by_person, since_at) values ($1, $2, 'moderated', 'Benedikt Moorwood shouts', $2, $3)`,
    [list, ben, now],
  );
  // Came before anybody knew whose address it is.
  await rows(
    `insert into conversations.held_post (list, rule, message_id, from_name, from_address, subject, body_text, came_by, vouching, received_at, held_at)
     values ($1, 'unknown-writer', 'early@example.org', 'B.M.', 'Benedikt.Moorwood@example.org', 'Hello', 'From Moorwood', 'mail', 'none', $2, $2)`,
    [list, now],
  );
  return { ben, slug, asAda, asBen };
}

test('whoever is erased is gone from every table: what they wrote, what quotes them, where it was sent; answers stay', async () => {
  const { ben, slug, asAda, asBen } = await aListThatQuotesBenedikt();
  const { database, perform } = house.app;
  const kept = JSON.parse((await asBen.get('/me/export')).html) as {
    conversations: Record<string, { subject: string }[]>;
  };
  const before = await placesOf('Moorwood');

  await perform(theSystem(now), (act) => erasePerson(act, ben));
  await house.app.settle();
  const daily = house.plug.dailies!.find(({ kind }) => kind === 'conversations.forget-erased')!;
  await daily.run({ subject: '', at: now, db: database.db, perform });
  await daily.run({ subject: '', at: now, db: database.db, perform });
  const meanwhile = await placesOf('Moorwood');
  today = addMilliseconds(now, days(3));
  await house.app.settle();

  expect(kept.conversations['messages']!.map(({ subject }) => subject)).toEqual([
    'Benedikt Moorwood asks',
    'Sharpening day',
  ]);
  expect(before).toEqual(
    expect.arrayContaining([
      'conversations.draft.body',
      'conversations.message.body_text',
      'conversations.message.from_address',
      'conversations.message_source.raw',
      'platform.delivery.address',
      'platform.incoming_mail.envelope_from',
      'platform.incoming_mail.raw',
      'platform.mailing.body',
    ]),
  );
  expect(meanwhile).toEqual(['platform.erasing.addresses', 'platform.erasing.names']);
  expect(await placesOf('Moorwood')).toEqual([]);
  expect(
    await rows(
      'select number, removed_code as code, person is null as nobody, body_text as text from conversations.message order by number',
    ),
  ).toEqual([
    { number: 1, code: 'erased', nobody: true, text: '' },
    { number: 2, code: 'erased', nobody: true, text: '' },
    {
      number: 3,
      code: null,
      nobody: false,
      text: expect.stringMatching(/On Monday, a former participant <gone@erased.invalid> wrote:[\s\S]*I have one./),
    },
    {
      number: 4,
      code: null,
      nobody: false,
      text: expect.stringContaining('Ask a former participant, gone@erased.invalid.'),
    },
  ]);
  const page = await asAda.get(`/lists/${slug}/2`);
  expect(page.text).toContain('What stood here was erased with its writer');
  expect(page.text).toContain('I have one.');
  expect(await rows('select count(*)::integer from conversations.message_source')).toEqual([{ count: 2 }]);
});

test('every column in which a person can stand is known to the erasure', async () => {
  const columns = await rows<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'conversations' and data_type = 'uuid' and column_name <> 'group_id'`,
  );
  const known = personColumns.map((each) => each.join('.'));

  // A span goes with the subscription that it is of.
  expect(columns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    [...known, 'reading_span.person'].toSorted(),
  );
});

const traces = { names: ['Ada Lane', 'Lane'], ownNames: ['Open Shelf', 'Shelf'], addresses: ['ada@example.org'] };

test.each([
  ['Ada Lane <ADA@example.org> wrote', 'a former participant <gone@erased.invalid> wrote'],
  ['as Ada\n> Lane said', 'as a former participant said'],
  ['Subject: Ada\r\n\r\nLane is closed.', 'Subject: Ada\r\n\r\nLane is closed.'],
  ['To: Ada\r\n Lane', 'To: a former participant'],
  ['Ada Laneway, nada@example.org, ada@example.org.uk', 'Ada Laneway, nada@example.org, ada@example.org.uk'],
  ['(ada@example.org).', '(gone@erased.invalid).'],
  ['a lane of one word', 'a lane of one word'],
  ['Open Shelf, of the open shelf', 'Open Shelf, of the open shelf'],
  ['"Open\n> Shelf" <ada@example.org>', '"a former participant" <gone@erased.invalid>'],
  ['Open Shelf <ada@example.org.uk>', 'Open Shelf <ada@example.org.uk>'],
  [
    '<b>Open Shelf</b> &lt;<a href="mailto:ada@example.org">ada@example.org</a>&gt;',
    '<b>a former participant</b> &lt;<a href="mailto:gone@erased.invalid">gone@erased.invalid</a>&gt;',
  ],
])('%j is kept as %j', (text, masked) => {
  expect(maskedText(text, traces)).toBe(masked);
});

test('a message of millions of signs is masked as any other', () => {
  const signs = '< >'.repeat(3_000_000);

  expect(maskedText(`Open Shelf${signs}ada@example.org`, traces)).toBe(`Open Shelf${signs}gone@erased.invalid`);
});
