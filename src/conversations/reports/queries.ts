import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';
import { messagesById } from '../threads/thread-queries.ts';
import type { ReportedMessage } from './model.ts';

/** Whether somebody has reported a message. */
export async function hasReported(db: Db, message: MessageId, person: string): Promise<boolean> {
  const { rows } = await sql`
    select from conversations.report where message = ${message} and person = ${person}
  `.execute(conversations(db));
  return rows.length > 0;
}

/** Messages with reports on which nobody has decided, the oldest first, at most 50; none that the moderator wrote. */
export async function openReports(db: Db, list: ListId, moderator: string): Promise<ReportedMessage[]> {
  const { rows } = await sql<{ message: MessageId; reports: { person: string; reason: string; at: string }[] }>`
    select report.message, json_agg(json_build_object('person', report.person, 'reason', reason, 'at', reported_at) order by reported_at) as reports
    from conversations.report join conversations.message on message.id = report.message
    where report.list = ${list} and ended_at is null and message.person is distinct from ${moderator}
    group by report.message order by min(reported_at) limit 50
  `.execute(conversations(db));
  const messages = await messagesById(
    db,
    rows.map(({ message }) => message),
  );
  return rows.map(({ message, reports }) => ({
    message: messages.get(message)!,
    reports: reports.map(({ at, ...report }) => ({ ...report, reportedAt: new Date(at) })),
  }));
}

/** What a person said of a message that they reported; undefined where they did not. */
export async function reasonGiven(db: Db, message: MessageId, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ reason: string }>`
    select reason from conversations.report where message = ${message} and person = ${person} and ended_at is null
  `.execute(conversations(db));
  return rows[0]?.reason;
}
