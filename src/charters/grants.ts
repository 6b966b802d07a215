import type { Visit } from '../platform/act/index.ts';
import { asking } from '../platform/auth/index.ts';
import { refuseIf, type Impediment } from '../platform/refusal/index.ts';
import type { PetitionId } from './petitions/model.ts';
import { organizingAmong, organizingOf } from './petitions/queries.ts';

/** Words that posts grant, and what they let a person do here. */
export type CharterGrant = 'petitions.screen' | 'petitions.verify' | 'docket.vote' | 'docket.decide' | 'council.record';

/** An act of an office on a petition: by its right, or by its name where one right has several. */
type Judging = CharterGrant | 'receipt' | 'consultation' | 'dossier' | 'ballot' | 'agenda';

export const { must, may } = asking<CharterGrant>();

/**
 * What keeps the visitor from an act of an office on a petition: that they do not have the right, or that they organize the
 * petition themselves, or have: to step down makes nobody a judge of what they wrote.  Empty when nothing does.
 *
 * @param act what they are kept from, where the right alone does not say it
 */
export async function impedimentsToJudging(
  { db, by, grants }: Pick<Visit, 'db' | 'by' | 'grants'>,
  petition: PetitionId,
  grant: CharterGrant,
  act: Judging = grant,
): Promise<Impediment[]> {
  const found: Impediment[] = grants.has(grant) ? [] : [{ code: 'not-granted', grant }];
  return [...found, ...(await impedimentsOfOwn({ db, by }, petition, act))];
}

/** The half of it that holds for everybody, whatever gives them their right: nobody judges a petition of their own. */
export async function impedimentsOfOwn(
  { db, by }: Pick<Visit, 'db' | 'by'>,
  petition: PetitionId,
  act: Judging,
): Promise<Impediment[]> {
  const organizing = by && (await organizingOf(db, petition, by));
  return organizing ? [{ code: 'own-petition', grant: act, organizing }] : [];
}

/** The same of many petitions, in one statement. */
export async function impedimentsOfOwnAmong(
  { db, by }: Pick<Visit, 'db' | 'by'>,
  petitions: readonly PetitionId[],
  act: Judging,
): Promise<ReadonlyMap<PetitionId, Impediment[]>> {
  const own = by ? await organizingAmong(db, by, petitions) : new Map<PetitionId, 'now' | 'before'>();
  return new Map([...own].map(([id, organizing]) => [id, [{ code: 'own-petition', grant: act, organizing }]]));
}

/** @throws Refused with `not-granted`, `own-petition` */
export async function mustJudge(
  visit: Visit,
  petition: PetitionId,
  grant: CharterGrant,
  act: Judging = grant,
): Promise<void> {
  refuseIf(await impedimentsToJudging(visit, petition, grant, act));
}
