import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { lifecycle } from '../tables.ts';

/** How a notice is known. */
export const noticeKey = (group: GroupId, untilOn: string, code: string): string => `${group} ${untilOn} ${code}`;

/** The notices that were sent to these groups, by their keys. One statement. */
export async function noticesSent(db: Db, groups: readonly GroupId[]): Promise<ReadonlySet<string>> {
  if (groups.length === 0) return new Set();
  const { rows } = await sql<{ group: GroupId; untilOn: string; code: string }>`
    select group_id as "group", term_until as "untilOn", code from lifecycle.notice
    where group_id = any(${groups}::uuid[]) and sent_on is not null
  `.execute(lifecycle(db));
  return new Set(rows.map(({ group, untilOn, code }) => noticeKey(group, untilOn, code)));
}
