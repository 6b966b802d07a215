import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { lifecycle } from './tables.ts';

/** What is kept of a person in what became of groups: what they proposed, wanted, declared, put on record and asked for. */
export async function lifecycleRecordsOf(db: Db, person: PersonId): Promise<Record<string, readonly unknown[]>> {
  const rowsOf = async (statement: RawBuilder<unknown>) => (await statement.execute(lifecycle(db))).rows;
  return {
    proposals: await rowsOf(sql`
      select id as proposal, kind, group_id as "group", name, reason, state, begun_at as "begunAt"
      from lifecycle.proposal where begun_by = ${person} order by id
    `),
    agreements: await rowsOf(sql`
      select proposal, group_id as "group", as_staff as "asStaff", agreed_at as "agreedAt"
      from lifecycle.agreement where person = ${person} order by proposal, group_id
    `),
    decisionsRecorded: await rowsOf(sql`
      select proposal, body, result, reasons, minute, recorded_at as "recordedAt"
      from lifecycle.decision where recorded_by = ${person} order by id
    `),
    dormancies: await rowsOf(sql`
      select group_id as "group", reason, declared_on as "declaredOn", declared_by = ${person} as declared, woken_on as "wokenOn"
      from lifecycle.dormancy where declared_by = ${person} or woken_by = ${person} order by id
    `),
    renewalsRecorded: await rowsOf(sql`
      select group_id as "group", way, delivered, evidence, recorded_on as "recordedOn"
      from lifecycle.renewal_record where recorded_by = ${person} order by id
    `),
    renewalsSettled: await rowsOf(sql`
      select group_id as "group", way, result, reason, settled_on as "settledOn"
      from lifecycle.renewal_record where settled_by = ${person} order by id
    `),
    readiness: await rowsOf(sql`
      select group_id as "group", petition, officers, bylaws, saved_at as "savedAt"
      from lifecycle.readiness where saved_by = ${person} order by group_id
    `),
    convenersAsked: await rowsOf(sql`
      select group_id as "group", asked_at as "askedAt" from lifecycle.convener_question where asked_by = ${person} order by id
    `),
    convenersAnswered: await rowsOf(sql`
      select group_id as "group", answered_on as "answeredOn" from lifecycle.convener_question where answered_by = ${person} order by id
    `),
    takeovers: await rowsOf(sql`
      select takeover.group_id as "group", takeover.state, asker.asked_at as "askedAt"
      from lifecycle.takeover_asker asker join lifecycle.takeover on takeover.id = asker.takeover
      where asker.person = ${person} order by takeover.id
    `),
  };
}
