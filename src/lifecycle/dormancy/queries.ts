import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { lifecycle } from '../tables.ts';
import type { Dormancy } from './model.ts';

const columns = sql`
  id, group_id as "group", reason, declared_by as "declaredBy", declared_on as "declaredOn", returns_on as "returnsOn"
`;

/** Which of these groups sleep, and until when. One statement, however many. */
export async function dormanciesOf(db: Db, groups: readonly GroupId[]): Promise<ReadonlyMap<GroupId, Dormancy>> {
  if (groups.length === 0) return new Map();
  const { rows } = await sql<Dormancy>`
    select ${columns} from lifecycle.dormancy where group_id = any(${groups}::uuid[]) and woken_on is null
  `.execute(lifecycle(db));
  return new Map(rows.map((row) => [row.group, row]));
}

/** Who slept at the end of the day, and until when: all of them, or one group. One statement. */
export async function dormanciesOn(
  db: Db,
  on: CalendarDay,
  group?: GroupId,
): Promise<ReadonlyMap<GroupId, Pick<Dormancy, 'returnsOn'>>> {
  const { rows } = await sql<Pick<Dormancy, 'group' | 'returnsOn'>>`
    select group_id as "group", returns_on as "returnsOn" from lifecycle.dormancy
    where declared_on <= ${on} and (woken_on is null or woken_on > ${on}) and (${group ?? null}::uuid is null or group_id = ${group ?? null})
    order by id
  `.execute(lifecycle(db));
  return new Map(rows.map((row) => [row.group, row]));
}

/** A dormancy that has not ended; undefined when it has. */
export async function dormancyById(db: Db, id: number): Promise<Dormancy | undefined> {
  const { rows } = await sql<Dormancy>`
    select ${columns} from lifecycle.dormancy where id = ${id} and woken_on is null
  `.execute(lifecycle(db));
  return rows[0];
}

/** The dormancy of a group that sleeps; null for one that is awake. */
export async function dormancyOf(db: Db, group: GroupId): Promise<Dormancy | null> {
  return (await dormanciesOf(db, [group])).get(group) ?? null;
}

/** A time in which a group slept, or sleeps. */
export interface PastDormancy extends Pick<Dormancy, 'declaredOn' | 'returnsOn'> {
  readonly wokenOn: CalendarDay | null;
}

/** Every time in which a group slept, the first before the others. */
export async function dormanciesEver(db: Db, group: GroupId): Promise<PastDormancy[]> {
  const { rows } = await sql<PastDormancy>`
    select declared_on as "declaredOn", returns_on as "returnsOn", woken_on as "wokenOn"
    from lifecycle.dormancy where group_id = ${group} order by id
  `.execute(lifecycle(db));
  return rows;
}
