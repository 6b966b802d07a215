import { sql, type RawBuilder } from 'kysely';
import type { PetitionId } from '../../charters/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { personOf, personsAtAddress } from '../../roll/index.ts';
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

/** As which offices people were asked to endorse, by the numbers of their endorsements. One statement, however many. */
export async function officesAsked(db: Db, ids: readonly EndorsementId[]): Promise<Map<EndorsementId, string>> {
  if (ids.length === 0) return new Map();
  const found = await endorsementsWhere(db, sql`id = any(${ids}::bigint[])`);
  return new Map(found.map(({ id, office }) => [id, office]));
}

/** What somebody is asked to endorse and has not answered, by their address; at one that is shared nobody can say who is asked. */
export async function endorsementsAskedOf(db: Db, person: PersonId): Promise<EndorsementId[]> {
  const asked = await endorsementsWhere(
    db,
    sql`lower(email) = any(${await ownAddress(db, person)}::text[]) and answer is null and taken_back_at is null`,
  );
  return asked.map(({ id }) => id);
}

/** The address of a person, in small letters, where it is theirs alone: endorsers are known by it. */
export async function ownAddress(db: Db, person: PersonId): Promise<string[]> {
  const address = (await personOf(db, person))?.email;
  return address && (await personsAtAddress(db, address)).length === 1 ? [address.toLowerCase()] : [];
}

export async function endorsementById(db: Db, id: EndorsementId): Promise<Endorsement | undefined> {
  return (await endorsementsWhere(db, sql`id = ${id}`))[0];
}
