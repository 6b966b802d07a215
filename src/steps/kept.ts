import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ownAddress } from './endorsements/queries.ts';
import { steps } from './tables.ts';

/** What is kept of a person at the steps of petitions: what they found, named, announced and recorded, and what they answered. */
export async function stepRecordsOf(db: Db, person: PersonId): Promise<Record<string, readonly unknown[]>> {
  const rowsOf = async (statement: RawBuilder<unknown>) => (await statement.execute(steps(db))).rows;
  return {
    findings: await rowsOf(sql`
      select petition, result, reason, found_at as "foundAt" from steps.finding where found_by = ${person} order by id
    `),
    meetings: await rowsOf(sql`
      select petition, held_on as "heldOn", place, link, announced_by = ${person} as announced, attendance, minute, recorded_at as "recordedAt"
      from steps.open_meeting where announced_by = ${person} or recorded_by = ${person} order by id
    `),
    // Of those whom they named, and of whom they confirmed, nothing: that is kept of others.
    named: await rowsOf(sql`
      select petition, office, named_at as "namedAt" from steps.endorsement where named_by = ${person} order by id
    `),
    endorsements: await rowsOf(sql`
      select petition, name, office, email, answer, reasons, answered_at as "answeredAt"
      from steps.endorsement where lower(email) = any(${await ownAddress(db, person)}::text[]) order by id
    `),
  };
}
