import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { charters } from '../tables.ts';
import type { PetitionId } from './model.ts';
import { inTheWay } from './queries.ts';
import { impedimentsOfSigner, type Signer, type SigningRules } from './rules.ts';

/** Somebody who signed before, and what keeps them from signing now; nothing, if they may. */
export interface LastSigner {
  /** The signature that they gave then. */
  readonly signature: number;
  readonly person: PersonId;
  readonly impediments: readonly Impediment[];
}

interface Page {
  readonly last: PetitionId;
  readonly now: PetitionId;
  readonly after: number;
  readonly most: number;
}

type Row = Omit<Signer, 'member'> & { signature: number; person: PersonId; member: number | null };

/** Who signed one petition and has not signed another, in the order of their signatures, after the one given; at most `most`. */
export async function lastSigners(
  { db, today }: Pick<Act, 'db' | 'today'>,
  { last, now, after, most }: Page,
  rules: SigningRules,
): Promise<LastSigner[]> {
  const { rows } = await sql<Row>`
    select earlier.id as signature, earlier.person, signer.member, signer.class, signer.status, signer.paid_through as "paidThrough",
           signer.suspended, signer.merged_into as "mergedInto", signer.joined_on as "joinedOn", signer.shared_address as "sharedAddress"
    from charters.signature as earlier left join roll.signer on signer.person = earlier.person
    where earlier.petition = ${last} and earlier.id > ${after} and earlier.person is not null
      and earlier.withdrawn_at is null and earlier.invalidated_at is null
      and not exists (select from charters.signature where petition = ${now} and person = earlier.person and ${inTheWay})
    order by earlier.id limit ${most}
  `.execute(charters(db));
  return rows.map(({ signature, person, member, ...standing }) => ({
    signature,
    person,
    impediments: member === null ? [{ code: 'not-a-member' }] : impedimentsOfSigner(standing, rules, today),
  }));
}
