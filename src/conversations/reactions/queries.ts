import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { personOf } from '../../roll/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { isModeratorOf, trustOf } from '../lists/policy/queries.ts';
import { readerOf } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';
import type { Reaction, ReactionCount } from './model.ts';
import type { Reactor } from './rules.ts';

/** How the visitor stands to a list, to react there. */
export async function reactorOf(visit: Visit, list: List): Promise<Reactor> {
  const { db, by } = visit;
  const [reader, isModerator, person] = await Promise.all([
    readerOf(visit, list),
    isModeratorOf(visit, list),
    by ? personOf(db, by) : undefined,
  ]);
  const isBanned = person !== undefined && (await trustOf(db, list.id, by, person.email ?? '')) === 'banned';
  return { ...reader, isModerator, isBanned };
}

/** What was said to messages in one word; nothing of what was taken down. */
export async function reactionsTo(db: Db, messages: readonly MessageId[]): Promise<Map<MessageId, Reaction[]>> {
  const { rows } = await sql<Reaction>`
    select reaction.message, kind, array_agg(reaction.person order by since_at, reaction.person) as persons
    from conversations.reaction join conversations.message on message.id = reaction.message
    where reaction.message = any(${messages}::bigint[]) and removed_at is null group by reaction.message, kind
  `.execute(conversations(db));
  return Map.groupBy(rows, ({ message }) => message);
}

/** What a digest tells: all that was said to its own messages, and what was said to earlier ones since the last digest. */
export async function reactionCounts(
  db: Db,
  list: ListId,
  { after, to, since }: { readonly after: number; readonly to: number; readonly since: Date | null },
): Promise<ReactionCount[]> {
  const { rows } = await sql<ReactionCount>`
    select number, subject, kind, count(*)::integer as count
    from conversations.reaction join conversations.message on message.id = reaction.message
    where list = ${list} and number <= ${to} and (number > ${after} or since_at > ${since}::timestamptz) and removed_at is null
    group by number, subject, kind order by number, kind
  `.execute(conversations(db));
  return rows;
}
