import { sql } from 'kysely';
import type { PersonId } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { duties } from './tables.ts';

/** What is kept of a person in the ledger: what they promised for a group, and what they closed. */
export async function dutyRecordsOf(db: Db, person: PersonId): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select id as duty, kind, opened_by = ${person} as promised, promise, opened_on as "openedOn", coalesce(closed_by = ${person}, false) as closed,
      outcome, closed_on as "closedOn", evidence, reason
    from duties.duty where opened_by = ${person} or closed_by = ${person} order by id
  `.execute(duties(db));
  return rows;
}
