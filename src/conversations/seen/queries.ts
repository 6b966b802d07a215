import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { MessageId, ThreadId } from '../threads/model.ts';

/** What is new to somebody who reads a list: what came since they do, and has not been on their screen. */
const isNew = (person: string): RawBuilder<unknown> => sql`
  message.person is distinct from ${person}::uuid
  and message.removed_at is null
  and message.posted_at >= (
    select since_at from conversations.subscription
    where subscription.list = message.list and subscription.person = ${person} and ended_at is null)
  and not exists (
    select from conversations.seen
    where seen.list = message.list and seen.person = ${person} and seen.numbers @> message.number)`;

/** How many messages of each thread are new to the person; threads without any are left out. */
export async function newInThreads(
  db: Db,
  person: string,
  threads: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, number>> {
  const { rows } = await sql<{ thread: ThreadId; count: number }>`
    select thread, count(*)::integer as count from conversations.message
    where thread = any(${threads}::bigint[]) and ${isNew(person)} group by thread
  `.execute(conversations(db));
  return new Map(rows.map(({ thread, count }) => [thread, count]));
}

/** Which of the messages are new to the person. */
export async function newAmong(
  db: Db,
  person: string,
  messages: readonly MessageId[],
): Promise<ReadonlySet<MessageId>> {
  const { rows } = await sql<{ id: MessageId }>`
    select id from conversations.message where id = any(${messages}::bigint[]) and ${isNew(person)}
  `.execute(conversations(db));
  return new Set(rows.map(({ id }) => id));
}

/** The number of the earliest message of a list that is new to the person, but for those given; undefined when all are read. */
export async function nextNew(
  db: Db,
  person: string,
  list: ListId,
  except: readonly number[] = [],
): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select number from conversations.message
    where list = ${list} and not (number = any(${except}::integer[])) and ${isNew(person)} order by number limit 1
  `.execute(conversations(db));
  return rows[0]?.number;
}
