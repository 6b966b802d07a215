import { sql } from 'kysely';
import { inPages, type Db, type Paged } from '../../platform/db/index.ts';
import { conversations } from '../tables.ts';

const slug = sql`list.slug as list`;
const listOf = (table: string) => sql`join conversations.list on list.id = ${sql.ref(`${table}.list`)}`;

/** What conversations keep of a person, each in the order in which it came. */
const recordsOf = (person: string) => ({
  names: sql`select name, is_on_file as "isOnFile" from conversations.writer_name where person = ${person} order by name collate "C"`,
  addresses: sql`select address from conversations.writer_address where person = ${person} order by address collate "C"`,
  held: sql`
    select ${slug}, rule, subject, body_text as text, held_at as "heldAt", decided_at as "decidedAt", decision, held_post.reason
    from conversations.held_post ${listOf('held_post')} where person = ${person} order by held_at, held_post.id`,
  drafts: sql`
    select ${slug}, subject, body, saved_at as "savedAt" from conversations.draft ${listOf('draft')} where person = ${person}
    order by saved_at, list.id, answers`,
  draftFiles: sql`
    select ${slug}, draft_file.name, size as bytes, put_at as "putAt" from conversations.draft_file ${listOf('draft_file')}
    where person = ${person} order by draft_file.id`,
  reading: sql`
    select ${slug}, delivery, paused_until as "pausedUntil", since_at as "sinceAt", ended_at as "endedAt", numbers::text as seen
    from conversations.subscription ${listOf('subscription')}
      left join conversations.seen on seen.list = subscription.list and seen.person = subscription.person
    where subscription.person = ${person} order by since_at, list.id`,
  readingSpans: sql`
    select ${slug}, delivery, after_number as "afterNumber", to_number as "toNumber", sent_number as "sentNumber", digest_at as "digestAt"
    from conversations.reading_span ${listOf('reading_span')} where person = ${person} order by list.id, after_number`,
  digest: sql`select time_zone as "timeZone", weekday, form, most from conversations.digest_choice where person = ${person}`,
  receipts: sql`select since_at as "sinceAt" from conversations.receipt_wish where person = ${person}`,
  questions: sql`
    select ${slug}, kind, address, question.name, asked_at as "askedAt", expires_at as "expiresAt", answered_at as "answeredAt"
    from conversations.question ${listOf('question')} where person = ${person} order by asked_at, token_hash`,
  trust: sql`
    select ${slug}, trust, since_at as "sinceAt" from conversations.writer_trust ${listOf('writer_trust')}
    where person = ${person} order by since_at, list.id`,
  reactions: sql`
    select ${slug}, number, reaction.kind, since_at as "sinceAt"
    from conversations.reaction join conversations.message on message.id = reaction.message ${listOf('message')}
    where reaction.person = ${person} order by since_at, message.id, kind`,
  reports: sql`
    select ${slug}, number, report.reason, reported_at as "reportedAt", ended_at as "endedAt", ending
    from conversations.report ${listOf('report')} join conversations.message on message.id = report.message
    where report.person = ${person} order by reported_at, message.id`,
});

/** What somebody wrote in the lists, in the order in which it came. */
const messagesBy = (db: Db, person: string) =>
  inPages(
    async (after: { id: number } | undefined) => {
      const { rows } = await sql<{ id: number }>`
      select message.id, ${slug}, number, subject, body_text as text, posted_at as "postedAt", came_by as "cameBy", corrected_at as "correctedAt",
        removed_at as "removedAt", removed_code as "removedCode",
        (select coalesce(json_agg(json_build_object('name', attachment.name, 'bytes', size) order by position), '[]')
         from conversations.attachment where attachment.message = message.id) as files
      from conversations.message ${listOf('message')} where person = ${person} and message.id > ${after?.id ?? 0} order by message.id limit 200
    `.execute(conversations(db));
      return rows;
    },
    ({ id: _, ...message }) => message,
  );

/** All that conversations keep of a person, by kind: part of what is kept about them. */
export async function conversationRecordsOf(
  db: Db,
  person: string,
): Promise<Readonly<Record<string, unknown[] | Paged>>> {
  const kinds = Object.entries(recordsOf(person));
  const found = await Promise.all(
    kinds.map(async ([kind, query]) => [kind, (await query.execute(conversations(db))).rows] as const),
  );
  return { ...Object.fromEntries(found), messages: messagesBy(db, person) };
}
