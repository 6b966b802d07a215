import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { conversations } from '../tables.ts';

/** All that conversations keep of a person, in the order in which it came: part of what is kept about them. */
export async function conversationRecordsOf(db: Db, person: string): Promise<Readonly<Record<string, unknown[]>>> {
  const [messages, held, drafts, reading, trust, reports] = await Promise.all(
    [
      sql`
        select list.slug as list, number, subject, body_text as text, posted_at as "postedAt", came_by as "cameBy", corrected_at as "correctedAt",
          removed_at as "removedAt", removed_code as "removedCode",
          (select coalesce(json_agg(json_build_object('name', attachment.name, 'bytes', size) order by position), '[]')
           from conversations.attachment where attachment.message = message.id) as files
        from conversations.message join conversations.list on list.id = message.list where person = ${person} order by posted_at, message.id`,
      sql`
        select list.slug as list, rule, subject, body_text as text, held_at as "heldAt", decided_at as "decidedAt", decision, held_post.reason
        from conversations.held_post join conversations.list on list.id = held_post.list where person = ${person} order by held_at, held_post.id`,
      sql`
        select list.slug as list, subject, body, saved_at as "savedAt"
        from conversations.draft join conversations.list on list.id = draft.list where person = ${person} order by saved_at`,
      sql`
        select list.slug as list, delivery, paused_until as "pausedUntil", since_at as "sinceAt", ended_at as "endedAt", numbers::text as seen
        from conversations.subscription join conversations.list on list.id = subscription.list
          left join conversations.seen on seen.list = subscription.list and seen.person = subscription.person
        where subscription.person = ${person} order by since_at, list.id`,
      sql`
        select list.slug as list, trust, since_at as "sinceAt"
        from conversations.writer_trust join conversations.list on list.id = writer_trust.list where person = ${person} order by since_at`,
      sql`
        select list.slug as list, number, report.reason, reported_at as "reportedAt", ended_at as "endedAt", ending
        from conversations.report join conversations.list on list.id = report.list join conversations.message on message.id = report.message
        where report.person = ${person} order by reported_at`,
    ].map(async (query) => (await query.execute(conversations(db))).rows),
  );
  return { messages: messages!, held: held!, drafts: drafts!, reading: reading!, trust: trust!, reports: reports! };
}
