import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { Standing as Placed } from '../../../platform/mail/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { MessageId, ThreadId } from '../model.ts';

/** A message that stands in the list, as far as threads are concerned. */
export interface Standing extends Placed {
  readonly row: MessageId;
  readonly thread: ThreadId;
}

const columns = sql`
  message.id as row, message.message_id as id, parent.message_id as parent, message.placed_by as by, message.thread, message.answers`;
const withParent = sql`left join conversations.message parent on parent.id = message.parent`;

/** Messages by their Message-IDs. */
export async function standingByIds(db: Db, list: ListId, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Standing>`
    select ${columns} from conversations.message ${withParent}
    where message.list = ${list} and message.message_id = any(${ids}::text[])
  `.execute(conversations(db));
  return rows;
}

/** Messages that named one of the ids while it had not come, with the id that they named. */
export async function awaiting(
  db: Db,
  list: ListId,
  ids: readonly string[],
): Promise<(Standing & { readonly awaited: string })[]> {
  const { rows } = await sql<Standing & { awaited: string }>`
    select ${columns}, awaited.message_id as awaited
    from conversations.awaited join conversations.message on message.id = named_by ${withParent}
    where awaited.list = ${list} and awaited.message_id = any(${ids}::text[]) order by message.number
  `.execute(conversations(db));
  return rows;
}

/** All above messages, up to the beginnings of their threads. */
export async function ancestorsOf(db: Db, messages: readonly MessageId[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    with recursive above as (
      select parent as id from conversations.message where id = any(${messages}::bigint[]) and parent is not null
      union select message.parent from above join conversations.message on message.id = above.id where message.parent is not null)
    select ${columns} from above join conversations.message on message.id = above.id ${withParent}
  `.execute(conversations(db));
  return rows;
}

/** A question for the earliest message of a subject within some time. */
export interface SubjectAsked {
  readonly base: string;
  readonly from: Date;
  readonly until: Date;
}

/** For each question the message, or nothing, with the place of the question. */
export async function standingBySubjects(
  db: Db,
  list: ListId,
  asked: readonly SubjectAsked[],
): Promise<(Standing & { readonly asked: number; readonly datedAt: Date })[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<Standing & { asked: number; datedAt: Date }>`
    select ${columns}, asked.place::integer - 1 as asked, message.dated_at as "datedAt"
    from unnest(
      ${asked.map(({ base }) => base)}::text[], ${asked.map(({ from }) => from)}::timestamptz[],
      ${asked.map(({ until }) => until)}::timestamptz[]) with ordinality as asked (base, from_at, until_at, place)
    cross join lateral (
      select * from conversations.message
      where list = ${list} and base_subject = asked.base and dated_at >= from_at and dated_at < until_at
      order by dated_at, number limit 1) as message
    ${withParent}
  `.execute(conversations(db));
  return rows;
}

/** Threads that wait for a message: their first ones name it, and it has not come. */
export async function threadsByGhosts(
  db: Db,
  list: ListId,
  ghosts: readonly string[],
): Promise<{ readonly thread: ThreadId; readonly ghost: string }[]> {
  if (ghosts.length === 0) return [];
  const { rows } = await sql<{ thread: ThreadId; ghost: string }>`
    select id as thread, ghost from conversations.thread where list = ${list} and ghost = any(${ghosts}::text[]) order by number
  `.execute(conversations(db));
  return rows;
}

/** The messages with which threads begin: several where one that they all answer has not come. */
export async function beginningsOf(
  db: Db,
  threads: readonly ThreadId[],
): Promise<{ readonly thread: ThreadId; readonly id: string }[]> {
  const { rows } = await sql<{ thread: ThreadId; id: string }>`
    select thread, message_id as id from conversations.message
    where thread = any(${threads}::bigint[]) and parent is null order by thread
  `.execute(conversations(db));
  return rows;
}

/** Which Message-IDs are taken in the list, and by what. */
export async function takenAmong(
  db: Db,
  list: ListId,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly message: MessageId; readonly number: number; readonly print: Buffer }[]> {
  const { rows } = await sql<{ id: string; message: MessageId; number: number; print: Buffer }>`
    select message_id as id, id as message, number, sha256 as print from conversations.message
    where list = ${list} and message_id = any(${ids}::text[])
  `.execute(conversations(db));
  return rows;
}
