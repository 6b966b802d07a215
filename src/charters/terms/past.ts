import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import type { DecisionResult } from '../docket/model.ts';
import type { Petition } from '../petitions/model.ts';
import { isPublicRow } from '../petitions/queries.ts';
import { charters } from '../tables.ts';

/** A petition of a group, with the days of its steps; null for those that it has not come to. */
export interface PastPetition {
  readonly petition: number;
  readonly kind: Petition['kind'];
  readonly begunOn: CalendarDay;
  readonly openedOn: CalendarDay | null;
  readonly filedOn: CalendarDay | null;
  readonly decisions: readonly {
    readonly result: DecisionResult;
    readonly decidedOn: CalendarDay;
    readonly reportedOn: CalendarDay | null;
  }[];
  /** How many of those who stand signed in which month, `2026-11`. */
  readonly signed: readonly { readonly month: string; readonly count: number }[];
}

/** The petitions that made a group and renewed it, as far as everybody may read them, the first before the others. One statement. */
export async function pastOfGroup(db: Db, group: GroupId, zone: string): Promise<PastPetition[]> {
  const day = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date`;
  const { rows } = await sql<PastPetition>`
    select petition.id as petition, petition.kind, ${day('begun_at')} as "begunOn", ${day('opened_at')} as "openedOn", filed_on as "filedOn",
      coalesce((select json_agg(json_build_object('result', result, 'decidedOn', decided_on, 'reportedOn', reported_on) order by decision.id)
                from charters.decision where decision.petition = petition.id), '[]') as decisions,
      coalesce((select json_agg(json_build_object('month', month, 'count', count) order by month)
                from (select to_char(signed_at at time zone ${zone}, 'YYYY-MM') as month, count(*)::integer as count from charters.signature
                      where signature.petition = petition.id and withdrawn_at is null and invalidated_at is null group by 1) months), '[]') as signed
    from charters.petition where group_id = ${group} and ${isPublicRow} order by begun_at, petition.id limit 100
  `.execute(charters(db));
  return rows;
}
