import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { conversations } from '../tables.ts';

/** When something was last posted on any list of each of these groups; groups without a message are left out. */
export async function lastPostsIn(db: Db, groups: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ group: string; at: Date | null }>`
    select list.group_id as "group", max(newest.posted_at) as at
    from conversations.list,
         lateral (select posted_at from conversations.message where message.list = list.id order by posted_at desc limit 1) as newest
    where list.group_id = any(${groups}::uuid[]) group by list.group_id
  `.execute(conversations(db));
  return new Map(rows.flatMap(({ group, at }) => (at ? [[group, at] as const] : [])));
}
