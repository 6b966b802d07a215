import { sql, type RawBuilder } from 'kysely';
import type { PetitionId } from '../../charters/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { steps } from '../tables.ts';
import type { Endorsement, EndorsementId } from './model.ts';

async function endorsementsWhere(db: Db, condition: RawBuilder<unknown>): Promise<Endorsement[]> {
  const { rows } = await sql<Endorsement>`
    select id, petition, stage, name, office, email, named_at as "namedAt", reminded_at as "remindedAt", answer, reasons,
           answered_at as "answeredAt", confirmed_at as "confirmedAt", taken_back_at as "takenBackAt"
    from steps.endorsement where ${condition} order by named_at, id
  `.execute(steps(db));
  return rows;
}

/** All who were asked to endorse a petition, the earliest first, also those who were taken back. */
export const endorsementsOn = (db: Db, petition: PetitionId): Promise<Endorsement[]> =>
  endorsementsWhere(db, sql`petition = ${petition}`);

export async function endorsementById(db: Db, id: EndorsementId): Promise<Endorsement | undefined> {
  return (await endorsementsWhere(db, sql`id = ${id}`))[0];
}
