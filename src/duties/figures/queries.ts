import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import { kindsOfDuty, ledgerKinds, type KindOfDuty } from '../ledger/model.ts';
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

const byHouse = ledgerKinds.filter((kind) => {
  const { byHouse: isSo }: KindOfDuty = kindsOfDuty[kind];
  return isSo === true;
});

/**
 * By unit, on the day.  Duties of posts that are nowhere stand under none.  Left out is what no post is to be judged by: what an endorser
 * owes, and what the house did by itself on its day.
 */
export async function figuresByUnit(db: Db, day: CalendarDay): Promise<(Figures & { unit: UnitId | null })[]> {
  const { rows } = await sql<Figures & { unit: UnitId | null }>`
    select unit, ${figures(day)} from duties.duty
    where kind <> 'promise' and (unit is not null or endorsement is null)
      and (kind = any(${byHouse}) and closed_on = opened_on) is not true
    group by unit order by overdue desc, open desc, unit
  `.execute(duties(db));
  return rows;
}

/** How groups keep what they have promised, on the day, by group. */
export async function promisesByGroup(
  db: Db,
  day: CalendarDay,
  groups: readonly string[],
): Promise<Map<string, Figures>> {
  const { rows } = await sql<Figures & { group: string }>`
    select group_id as "group", ${figures(day)} from duties.duty
    where kind = 'promise' and group_id = any(${groups}::uuid[]) group by group_id
  `.execute(duties(db));
  return new Map(rows.map(({ group, ...each }) => [group, each]));
}
