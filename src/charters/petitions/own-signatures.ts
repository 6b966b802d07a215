import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import type { PetitionId, PetitionState } from './model.ts';
import { signedCount } from './queries.ts';

/** A signature of the visitor's own. */
export interface OwnSignature {
  readonly petition: PetitionId;
  readonly title: string;
  readonly state: PetitionState;
  readonly signedAt: Date;
  readonly nameShown: boolean;
  /** Whether they asked to be told how it goes on. */
  readonly wantsNews: boolean;
  readonly withdrawnAt: Date | null;
  /** What they wrote, where the rules ask for letters. */
  readonly letter: string | null;
  readonly needed: number | null;
  readonly signed: number;
  readonly result: 'counts' | 'doubt' | 'rejected' | null;
  readonly reason: string | null;
}

/** What a person has signed, newest first, at most 100 unless told; withdrawn signatures too. */
export async function signaturesBy(db: Db, person: PersonId, { most = 100 } = {}): Promise<OwnSignature[]> {
  const { rows } = await sql<OwnSignature>`
    select signature.petition, petition.title, petition.state, signature.signed_at as "signedAt", signature.name_shown as "nameShown",
           signature.wants_news as "wantsNews", signature.withdrawn_at as "withdrawnAt", letter.body as letter, petition.needed, ${signedCount} as signed, verdict.result,
           coalesce(verdict.reason, signature.invalid_code) as reason
    from charters.signature
    join charters.petition on petition.id = signature.petition
    left join charters.signature_letter letter on letter.signature = signature.id
    left join charters.verdict on verdict.signature = signature.id
    where signature.person = ${person}
    order by signature.signed_at desc, signature.id desc limit ${most}
  `.execute(charters(db));
  return rows;
}

/** Whether a person has signed a petition, also where they took it back. */
export async function hasSigned(db: Db, id: PetitionId, person: PersonId): Promise<boolean> {
  const { rows } =
    await sql`select from charters.signature where petition = ${id} and person = ${person} limit 1`.execute(
      charters(db),
    );
  return rows.length > 0;
}
