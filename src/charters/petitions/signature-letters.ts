import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import type { PetitionId } from './model.ts';

/** What somebody wrote in place of a bare signature. */
export interface SignatureLetter {
  readonly signature: number;
  readonly person: PersonId | null;
  readonly signedAt: Date;
  readonly body: string;
}

/** The letters of the signatures that stand, in the order of signing. For those who verify. */
export async function lettersOn(db: Db, petition: PetitionId): Promise<SignatureLetter[]> {
  const { rows } = await sql<SignatureLetter>`
    select signature, person, signed_at as "signedAt", body
    from charters.signature_letter join charters.signature on signature.id = signature_letter.signature
    where petition = ${petition} and withdrawn_at is null and invalidated_at is null order by signed_at, signature
  `.execute(charters(db));
  return rows;
}

/** Takes the letters of members whom the roll has erased; their signatures stay. Safe to repeat. */
export async function forgetLetters({ db }: Pick<Act, 'db'>, members: readonly number[]): Promise<void> {
  await sql`
    delete from charters.signature_letter using charters.signature
    where signature.id = signature_letter.signature and signature.member = any(${members}::bigint[])
  `.execute(charters(db));
}
