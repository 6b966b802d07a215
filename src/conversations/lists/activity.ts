import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import { conversations } from '../tables.ts';
import type { List, ListId } from './model.ts';
import { readableLists } from './queries.ts';

/** How much was said in a list. */
export interface ListActivity {
  readonly list: List;
  readonly messages: number;
  /** Of these, since the instant that was asked about. */
  readonly since: number;
  readonly firstAt: Date | null;
  /** Threads of that time to which nobody has answered. */
  readonly unanswered: number;
  /** Messages that wait for a moderator. */
  readonly held: number;
}

/** What was said in the lists of a group that the visitor may read, its talk first. Three statements, however many lists. */
export async function activityOfGroup(visit: Visit, group: string, since: Date): Promise<ListActivity[]> {
  const lists = await readableLists(visit, group);
  if (lists.length === 0) return [];
  const { rows } = await sql<Omit<ListActivity, 'list'> & { id: ListId }>`
    select list.id, coalesce(said.messages, 0) as messages, coalesce(said.since, 0) as since, said.first_at as "firstAt",
      (select count(*)::integer from conversations.thread
       where thread.list = list.id and merged_into is null and stands and thread.messages = 1 and last_at >= ${since}) as unanswered,
      (select count(*)::integer from conversations.held_post where held_post.list = list.id and decided_at is null) as held
    from conversations.list left join lateral (
      select count(*)::integer as messages, (count(*) filter (where posted_at >= ${since}))::integer as since, min(posted_at) as first_at
      from conversations.message where message.list = list.id and removed_at is null) said on true
    where list.id = any(${lists.map(({ id }) => id)}::integer[])
  `.execute(conversations(visit.db));
  const found = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return lists.map((list) => ({ list, ...found.get(list.id)! }));
}
