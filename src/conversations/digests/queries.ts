import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { DigestPost } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import { usualDigest, type DigestChoice, type Waiting } from './model.ts';

/** When the reader of a span last had a digest of its list before an instant, in whatever way they read it then. */
export const cameBefore = (at: Date | 'infinity') => sql`(
  select max(digest_at) from conversations.reading_span own
  where own.list = span.list and own.person = span.person and digest_at < ${at}::timestamptz)`;

/**
 * The readers of a list for whom messages wait, by what waits for them and how they want it.
 *
 * @param zone that of whoever chose none
 */
export async function waitingFor(db: Db, list: ListId, zone: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select distinct delivery as every, coalesce(time_zone, ${zone}) as zone, coalesce(weekday, ${usualDigest.weekday}) as weekday,
      coalesce(form, ${usualDigest.form}) as form, coalesce(most, ${usualDigest.most}) as most, sent_number as sent, to_number as "to",
      ${cameBefore('infinity')} as "cameAt"
    from conversations.reading_span span
      join conversations.list on list.id = span.list
      left join conversations.digest_choice choice on choice.person = span.person
    where span.list = ${list} and delivery in ('daily', 'weekly') and sent_number < coalesce(to_number, next_number - 1)
    order by sent, "to", zone, every, weekday, form, most, "cameAt"
  `.execute(conversations(db));
  return rows;
}

/** What somebody chose for their digests; what is usual where they chose nothing. */
export async function digestChoiceOf(db: Db, person: string): Promise<DigestChoice> {
  const { rows } = await sql<DigestChoice>`
    select time_zone as zone, weekday, form, most from conversations.digest_choice where person = ${person}
  `.execute(conversations(db));
  return rows[0] ?? usualDigest;
}

/** The lists that somebody reads by digest and on which something waits for them. */
export async function listsWaitingFor(db: Db, person: string): Promise<ListId[]> {
  const { rows } = await sql<{ list: ListId }>`
    select distinct span.list from conversations.reading_span span join conversations.list on list.id = span.list
    where person = ${person} and delivery in ('daily', 'weekly') and sent_number < coalesce(to_number, next_number - 1)
  `.execute(conversations(db));
  return rows.map(({ list }) => list);
}

/** Every list on which something waits for a digest. */
export async function listsWaiting(db: Db): Promise<ListId[]> {
  const { rows } = await sql<{ list: ListId }>`
    select distinct span.list from conversations.reading_span span join conversations.list on list.id = span.list
    where delivery in ('daily', 'weekly') and sent_number < coalesce(to_number, next_number - 1)
  `.execute(conversations(db));
  return rows.map(({ list }) => list);
}

/** The number of the last message that was posted before the instant; of the last of all without one; 0 where there is none. */
export async function lastNumber(db: Db, list: ListId, before: Date | null): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from conversations.message
    where list = ${list} and (${before}::timestamptz is null or posted_at < ${before}::timestamptz)
  `.execute(conversations(db));
  return rows[0]!.number;
}

/** What was said behind one message and up to another: without what was taken down, and what came from an older archive. */
export async function digestPosts(db: Db, list: ListId, after: number, to: number): Promise<DigestPost[]> {
  const { rows } = await sql<DigestPost>`
    select message.number, message.message_id as "messageId", parent.message_id as "parentId", message.from_name as "fromName",
      message.from_address as "fromAddress", message.subject, message.dated_at as "datedAt", message.body_text as "text",
      (select coalesce(json_agg(json_build_object('name', name, 'size', size) order by position), '[]')
       from conversations.attachment where attachment.message = message.id) as attachments
    from conversations.message left join conversations.message parent on parent.id = message.parent
    where message.list = ${list} and message.number > ${after} and message.number <= ${to}
      and message.removed_at is null and message.came_by <> 'import'
    order by message.number
  `.execute(conversations(db));
  return rows;
}
