import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { publicStates } from '../../charters/index.ts';
import { council } from '../tables.ts';
import type { RecordEntry, RecordWanted, RecordYear } from './model.ts';

/** All that is on record, days in the association's time zone.  Nothing stands here that has no public page of its own. */
const onRecord = (zone: string) => sql`
  select kind, id, petition, title, coalesce(result, petition_state) as state, words,
         coalesce(on_day, (at at time zone ${zone})::date) as "on", null::text as session, null::integer as number, null::integer as amendment
  from charters.on_record where petition_state = any(${publicStates})
  union all
  select 'report', id, null, title, designation, words, reported_on, session, number, amendment
  from council.report where state = 'final'
`;

/** What was asked for, narrowed down. Words are looked for in titles and texts, in any form. */
const matching = ({ text = '', kind, year }: RecordWanted) => sql`
  (${kind ?? null}::text is null or kind = ${kind ?? null})
  and (${year ?? null}::text is null or to_char("on", 'YYYY') = ${year ?? null})
  and (${text} = '' or words @@ websearch_to_tsquery('english', ${text}))
`;

/** Entries of the public record, latest first; at most 50 unless told. */
export async function recordEntries(db: Db, zone: string, wanted: RecordWanted = {}): Promise<RecordEntry[]> {
  const { most = 50, from = 0 } = wanted;
  const { rows } = await sql<RecordEntry>`
    select kind, id, "on", title, petition, state, session, number, amendment
    from (${onRecord(zone)}) entry where ${matching(wanted)}
    order by "on" desc, kind, id desc limit ${most} offset ${from}
  `.execute(council(db));
  return rows;
}

/** How many entries match. */
export async function countRecord(db: Db, zone: string, wanted: RecordWanted = {}): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (${onRecord(zone)}) entry where ${matching(wanted)}
  `.execute(council(db));
  return rows[0]!.count;
}

/** How much each year has, the latest first. */
export async function recordYears(db: Db, zone: string): Promise<RecordYear[]> {
  const { rows } = await sql<RecordYear>`
    select to_char("on", 'YYYY') as year,
           count(*) filter (where kind = 'petition')::integer as petition,
           count(*) filter (where kind = 'decision')::integer as decision,
           count(*) filter (where kind = 'report')::integer as report
    from (${onRecord(zone)}) entry group by 1 order by 1 desc
  `.execute(council(db));
  return rows;
}
