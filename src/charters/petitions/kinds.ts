import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound, refuse } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { mustJudge } from '../grants.ts';
import { charters } from '../tables.ts';
import { petitionForChange } from './commands/locks.ts';
import type { PetitionId } from './model.ts';

/** Some of whom must be of a kind: “three members of the standing committee”. */
export interface KindAsked {
  readonly count: number;
  readonly who: string;
}

/** The places of the kinds that somebody names, of those that the rules ask for. */
export const kindsAmong = (asked: readonly KindAsked[], named: readonly number[]): number[] =>
  asked.flatMap((_, place) => (named.includes(place) ? [place] : []));

/** A signer who says that they are of a kind. */
export interface KindClaim {
  readonly signature: number;
  readonly place: number;
  readonly person: string | null;
  /** What staff found; null while nobody has looked. */
  readonly isConfirmed: boolean | null;
}

/** Who says so of the signatures that stand, in the order of signing. */
export async function kindClaimsOn(db: Db, petition: PetitionId): Promise<KindClaim[]> {
  const { rows } = await sql<KindClaim>`
    select signature, place, signature.person, is_confirmed as "isConfirmed"
    from charters.signature_kind join charters.signature on signature.id = signature_kind.signature
    where signature.petition = ${petition} and withdrawn_at is null and invalidated_at is null order by signature, place
  `.execute(charters(db));
  return rows;
}

/** A claim of somebody’s own, for the file of what is kept about them. */
export interface OwnKindClaim extends Omit<KindClaim, 'signature' | 'person'> {
  readonly petition: PetitionId;
  readonly settledAt: Date | null;
}

/** Of which kinds a person has said that they are, also by signatures that no longer stand, in the order of signing. */
export async function kindClaimsBy(db: Db, person: PersonId): Promise<OwnKindClaim[]> {
  const { rows } = await sql<OwnKindClaim>`
    select signature.petition, place, is_confirmed as "isConfirmed", settled_at as "settledAt"
    from charters.signature_kind join charters.signature on signature.id = signature_kind.signature
    where signature.person = ${person} order by signature, place
  `.execute(charters(db));
  return rows;
}

/** Staff say whether a signer is of the kind that they name. @throws Refused */
export async function settleKind(
  act: Act,
  petition: PetitionId,
  { signature, place, isConfirmed }: Pick<KindClaim, 'signature' | 'place'> & { readonly isConfirmed: boolean },
): Promise<void> {
  const { state } = await petitionForChange(act, petition);
  await mustJudge(act, petition, 'petitions.verify');
  if (state !== 'filed') refuse('petition-not-filed', { state });
  const { numAffectedRows } = await sql`
    update charters.signature_kind set is_confirmed = ${isConfirmed}, settled_by = ${act.by}, settled_at = ${act.at}
    where signature = ${signature} and place = ${place}
      and exists (select from charters.signature where id = ${signature} and signature.petition = ${petition})
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) throw new NotFound();
  note(act, { kind: 'charters.kind-settled', petition, signature, result: isConfirmed ? 'confirmed' : 'refused' });
}

/**
 * Whether enough of each kind are among the signatures that count, by what staff found.
 *
 * @throws Refused with `kinds-unsettled` while they have not looked at those who could make it enough
 */
export async function areKindsEnough(
  { db }: Pick<Act, 'db'>,
  petition: PetitionId,
  asked: readonly KindAsked[],
  counting: readonly number[],
): Promise<boolean> {
  if (asked.length === 0) return true;
  const claims = (await kindClaimsOn(db, petition)).filter(({ signature }) => counting.includes(signature));
  if (kindsMissing(asked, claims, ({ isConfirmed }) => isConfirmed === true).length === 0) return true;
  const unsettled = claims.filter(({ isConfirmed }) => isConfirmed === null).length;
  return unsettled > 0 ? refuse('kinds-unsettled', { petition, count: unsettled }) : false;
}

/** How many of each kind are missing, in words of the rules; nothing where none is. */
export function kindsMissing(
  asked: readonly KindAsked[],
  claims: readonly KindClaim[],
  counts: (claim: KindClaim) => boolean,
): { readonly who: string; readonly count: number; readonly found: number }[] {
  return asked.flatMap(({ who, count }, place) => {
    const found = claims.filter((claim) => claim.place === place && counts(claim)).length;
    return found < count ? [{ who, count, found }] : [];
  });
}
