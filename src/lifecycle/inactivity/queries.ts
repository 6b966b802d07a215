import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { lifecycle } from '../tables.ts';

/** When each of these groups was last warned; those that never were are left out. */
export async function warningsOf(db: Db, groups: readonly GroupId[]): Promise<ReadonlyMap<GroupId, CalendarDay>> {
  const { rows } = await sql<{ group: GroupId; warnedOn: CalendarDay }>`
    select group_id as "group", warned_on as "warnedOn" from lifecycle.inactivity where group_id = any(${groups}::uuid[])
  `.execute(lifecycle(db));
  return new Map(rows.map(({ group, warnedOn }) => [group, warnedOn]));
}
