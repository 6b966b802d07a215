import { sql } from 'kysely';
import { limited, type Db } from '../../platform/db/index.ts';
import { maskAddresses } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { ListedThread, Message, MessageId, Thread, ThreadId } from './model.ts';
import { messageColumns } from './queries.ts';
import { inTree, type Branch, type Placed } from './rules.ts';

/** The threads of a list in which somebody wrote last, newest first.  Mail addresses in subjects and names are masked. */
export async function newestThreads(
  db: Db,
  list: ListId,
  { most, from = 0 }: { readonly most: number; readonly from?: number },
): Promise<ListedThread[]> {
  const { rows } = await sql<ListedThread>`
    select ${columns}, case when first.removed_at is null then coalesce(nullif(first.from_name, ''), first.from_address) else '' end as "beganBy",
      last.name as "lastBy"
    from conversations.thread
      join conversations.message first on first.list = thread.list and first.number = thread.number
      cross join lateral (
        select coalesce(nullif(from_name, ''), from_address) as name from conversations.message
        where message.thread = thread.id and removed_at is null order by message.number desc limit 1) last
    where thread.list = ${list} and merged_into is null and stands
    order by last_at desc, thread.id desc ${limited(most, from)}
  `.execute(conversations(db));
  return rows.map((thread) => ({
    ...thread,
    subject: maskAddresses(thread.subject),
    beganBy: maskAddresses(thread.beganBy),
    lastBy: maskAddresses(thread.lastBy),
  }));
}

/** How much was said in a list. */
export async function talkOf(db: Db, list: ListId): Promise<{ threads: number; messages: number }> {
  const { rows } = await sql<{ threads: number; messages: number }>`
    select count(*)::integer as threads, coalesce(sum(messages), 0)::integer as messages
    from conversations.thread where list = ${list} and merged_into is null and stands
  `.execute(conversations(db));
  return rows[0]!;
}

/** The thread with this number, or the one that it has become part of: its `number` is then another. */
export async function threadByNumber(db: Db, list: ListId, number: number): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`
    with recursive found as (
      select * from conversations.thread where list = ${list} and number = ${number}
      union select thread.* from found join conversations.thread on thread.id = found.merged_into)
    select ${columns} from found as thread where merged_into is null
  `.execute(conversations(db));
  return rows[0];
}

/** The thread, or undefined when there is none. */
export async function threadOf(db: Db, id: ThreadId): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`select ${columns} from conversations.thread where id = ${id}`.execute(
    conversations(db),
  );
  return rows[0];
}

/** From whom a thread has messages, and since when. */
export async function writersOf(db: Db, thread: ThreadId): Promise<{ people: number; sinceAt: Date }> {
  const { rows } = await sql<{ people: number; sinceAt: Date }>`
    select count(distinct coalesce(person::text, lower(from_address)))::integer as people, min(posted_at) as "sinceAt"
    from conversations.message where thread = ${thread}
  `.execute(conversations(db));
  return rows[0]!;
}

/** Above so many messages a thread is shown in the order in which they came: its tree would take too long to read. */
const mostInTree = 2_000;

/** Where every message of a thread stands on its pages, in their order.  One statement. */
export async function placesIn(db: Db, thread: Pick<Thread, 'id' | 'messages'>): Promise<Placed[]> {
  const { rows } = await sql<Branch>`
    select id, parent from conversations.message where thread = ${thread.id} order by number
  `.execute(conversations(db));
  if (thread.messages <= mostInTree) return inTree(rows);
  return rows.map(({ id, parent }, index) => ({
    id,
    indent: 0,
    answers: parent === (rows[index - 1]?.id ?? null) ? null : parent,
  }));
}

/** Messages by their ids. */
export async function messagesById(db: Db, ids: readonly MessageId[]): Promise<Map<MessageId, Message>> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from conversations.message where id = any(${ids}::bigint[])
  `.execute(conversations(db));
  return new Map(rows.map((message) => [message.id, message]));
}

/** The message of a list with this number. */
export async function messageByNumber(db: Db, list: ListId, number: number): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from conversations.message where list = ${list} and number = ${number}
  `.execute(conversations(db));
  return rows[0];
}

const columns = sql`
  thread.id, thread.list, thread.number, case when thread.stands then thread.subject else '' end as subject, thread.messages,
  thread.last_at as "lastAt", thread.closed_at as "closedAt", thread.closed_reason as "closedReason", thread.stands`;
