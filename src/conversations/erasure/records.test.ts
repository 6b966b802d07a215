import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aGroup } from '../../groups/testing.ts';
import type { Paged } from '../../platform/db/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import { aFile, aMessage } from '../testing.ts';
import { personColumns } from './queries.ts';
import { conversationRecordsOf } from './records.ts';

const now = new Date('2026-11-23T18:00:00Z');
const later = new Date('2026-11-25T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(() => now);
});
afterAll(() => house.close());

/** A row of each kind of Ada's, and a message of somebody else's. */
async function anEventfulList() {
  const { app } = house;
  const { db } = app.database;
  const ada = await aPerson(db, 'Ada Lane', { email: 'ada@example.org' });
  const { slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  await app.settle();
  const { id: list } = (await listBySlug(db, slug))!;
  await app.perform(theSystem(now), async (act) => {
    await aMessage(act, list, 'one@example.org', { person: ada, fromName: 'Ada', attachments: [aFile] });
    const { message } = await aMessage(act, list, 'two@example.org', { text: 'Hello, Ada.' });
    for (const statement of [
      sql`insert into conversations.held_post (list, rule, message_id, person, from_name, from_address, subject, body_text, came_by, vouching, received_at, held_at)
        values (${list}, 'not-vouched-for', 'held@example.org', ${ada}, 'Ada', 'ada@example.org', 'Waits', 'For now.', 'mail', 'none', ${now}, ${now})`,
      sql`insert into conversations.draft (list, person, answers, subject, body, saved_at) values (${list}, ${ada}, null, 'Draft', 'So far.', ${now})`,
      sql`insert into conversations.draft_file (list, person, name, sha256, size, put_at) values (${list}, ${ada}, 'plan.pdf', '\\x00', 12, ${now})`,
      sql`insert into conversations.seen (list, person, numbers) values (${list}, ${ada}, '{[1,3)}')`,
      sql`insert into conversations.digest_choice (person, time_zone, weekday, form, most) values (${ada}, 'Europe/Paris', 5, 'plain', 20)`,
      sql`insert into conversations.receipt_wish (person, since_at) values (${ada}, ${now})`,
      sql`insert into conversations.question (token_hash, kind, list, address, person, name, asked_at, expires_at)
        values ('\\x01', 'join', ${list}, 'ada@example.org', ${ada}, 'Ada', ${now}, ${later})`,
      sql`insert into conversations.writer_trust (list, person, trust, reason, since_at) values (${list}, ${ada}, 'trusted', 'Kind', ${now})`,
      sql`insert into conversations.reaction (message, person, kind, since_at) values (${message}, ${ada}, 'thanks', ${now})`,
      sql`insert into conversations.report (list, message, person, reason, reported_at) values (${list}, ${message}, ${ada}, 'Not for here.', ${now})`,
    ])
      await statement.execute(conversations(act.db));
  });
  await app.settle();
  return { db, ada, list: slug };
}

test('what conversations keep of somebody is told whole, and nothing of others', async () => {
  const { db, ada, list } = await anEventfulList();

  const kept = await conversationRecordsOf(db, ada);
  const messages = await Array.fromAsync(kept['messages'] as Paged);

  expect({ ...kept, messages: messages.flat() }).toEqual({
    names: [{ name: 'Ada Lane', isOnFile: true }],
    addresses: [{ address: 'ada@example.org' }],
    messages: [
      {
        list,
        number: 1,
        subject: 'Hello',
        text: 'Hello.',
        postedAt: now,
        cameBy: 'mail',
        correctedAt: null,
        removedAt: null,
        removedCode: null,
        files: [{ name: 'agenda.txt', bytes: 17 }],
      },
    ],
    held: [
      {
        list,
        rule: 'not-vouched-for',
        subject: 'Waits',
        text: 'For now.',
        heldAt: now,
        decidedAt: null,
        decision: null,
        reason: '',
      },
    ],
    drafts: [{ list, subject: 'Draft', body: 'So far.', savedAt: now }],
    draftFiles: [{ list, name: 'plan.pdf', bytes: 12, putAt: now }],
    reading: [{ list, delivery: 'each', pausedUntil: null, sinceAt: now, endedAt: null, seen: '{[1,3)}' }],
    readingSpans: [{ list, delivery: 'each', afterNumber: 0, toNumber: null, sentNumber: 0, digestAt: null }],
    digest: [{ timeZone: 'Europe/Paris', weekday: 5, form: 'plain', most: 20 }],
    receipts: [{ sinceAt: now }],
    questions: [
      { list, kind: 'join', address: 'ada@example.org', name: 'Ada', askedAt: now, expiresAt: later, answeredAt: null },
    ],
    trust: [{ list, trust: 'trusted', sinceAt: now }],
    reactions: [{ list, number: 2, kind: 'thanks', sinceAt: now }],
    reports: [{ list, number: 2, reason: 'Not for here.', reportedAt: now, endedAt: null, ending: null }],
  });
});

test('every table that names a person as the one it is about is told of, and has a row here', async () => {
  const { db } = house.app.database;
  const counts = await Promise.all(
    personColumns
      .filter(([, column]) => column === 'person')
      .map(async ([table]) => {
        const { rows } = await sql<{ some: boolean }>`
          select exists (select from ${sql.table(`conversations.${table}`)} where person is not null) as some
        `.execute(conversations(db));
        return [table, rows[0]!.some] as const;
      }),
  );

  expect(counts.filter(([, some]) => !some)).toEqual([]);
});
