import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Petition } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';
import { verdictsIn } from '../queries.ts';
import { countedIn } from './rules.ts';

/** Keeps what a filing came to, in the act that signs it off and under its lock. */
export async function keepCertificate(act: Act, petition: Petition): Promise<void> {
  const counted = countedIn(await verdictsIn(act.db, petition.id));
  await sql`
    insert into charters.certificate
      (petition, number, title, text_sha256, policy_id, policy_version, needed, filed_at, filed_on, signed, on_paper, valid,
       not_valid, first_signed_at, last_signed_at, verified_at, verified_by)
    select ${petition.id}::integer, coalesce(max(number), 0) + 1, ${petition.title}, ${petition.textSha256}, ${petition.policyId},
           ${petition.policyVersion}, ${petition.needed ?? 0}::integer, ${petition.filedAt}::timestamptz, ${petition.filedOn}::date,
           ${counted.signed}::integer, ${counted.onPaper}::integer, ${counted.valid}::integer,
           ${JSON.stringify(counted.notValid)}::jsonb, ${counted.firstSignedAt}::timestamptz, ${counted.lastSignedAt}::timestamptz,
           ${act.at}::timestamptz, ${act.by}::uuid
    from charters.certificate where petition = ${petition.id}
  `.execute(charters(act.db));
}
