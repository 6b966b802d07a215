import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import { duties } from '../tables.ts';

/** How the posts of a unit, or a group, keep what they owe. */
export interface Figures {
  readonly open: number;
  readonly overdue: number;
  readonly met: number;
  /** Days from opening to closing, for half of those that were met; null where none was. */
  readonly medianDays: number | null;
  /** Those that were met in time, of those that were met or are overdue. */
  readonly inTime: number;
  readonly judged: number;
}

const figures = (day: CalendarDay) => sql`
  count(*) filter (where outcome is null)::integer as open,
  count(*) filter (where outcome is null and due_on < ${day}::date)::integer as overdue,
  count(*) filter (where outcome = 'met')::integer as met,
  (percentile_disc(0.5) within group (order by closed_on - opened_on) filter (where outcome = 'met'))::integer as "medianDays",
  count(*) filter (where outcome = 'met' and (due_on is null or closed_on <= due_on))::integer as "inTime",
  count(*) filter (where outcome = 'met' or (outcome is null and due_on < ${day}::date))::integer as judged
`;

/** By unit, on the day. Duties of posts that are nowhere stand under none. */
export async function figuresByUnit(db: Db, day: CalendarDay): Promise<(Figures & { unit: UnitId | null })[]> {
  const { rows } = await sql<Figures & { unit: UnitId | null }>`
    select unit, ${figures(day)} from duties.duty where kind <> 'promise' group by unit order by overdue desc, open desc, unit
  `.execute(duties(db));
  return rows;
}

/** By group: what it has promised, and what others owe for its petitions. */
export async function figuresByGroup(
  db: Db,
  day: CalendarDay,
): Promise<(Figures & { group: string; side: 'owes' | 'is-owed' })[]> {
  const { rows } = await sql<Figures & { group: string; side: 'owes' | 'is-owed' }>`
    select group_id as "group", case when kind = 'promise' then 'owes' else 'is-owed' end as side, ${figures(day)}
    from duties.duty where group_id is not null group by group_id, side
  `.execute(duties(db));
  return rows;
}
