import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';
import type { KeptCertificate } from './model.ts';

/** What each filing of a petition came to that was signed off, the first one first. */
export async function keptCertificates(db: Db, petition: PetitionId): Promise<KeptCertificate[]> {
  const { rows } = await sql<KeptCertificate>`
    select petition, number, title, text_sha256 as "textSha256", policy_id as "policyId", policy_version as "policyVersion", needed,
           filed_on as "filedOn", signed, on_paper as "onPaper", valid, not_valid as "notValid", first_signed_at as "firstSignedAt",
           last_signed_at as "lastSignedAt", verified_at as "verifiedAt", verified_by as "verifiedBy"
    from charters.certificate where petition = ${petition} order by number
  `.execute(charters(db));
  return rows;
}
