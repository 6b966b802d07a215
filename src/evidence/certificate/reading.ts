import type { Db } from '../../platform/db/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { personOf } from '../../roll/index.ts';
import { postsOf } from '../../units/index.ts';
import { keptCertificates, type KeptCertificate, type PetitionId } from '../../charters/index.ts';
import type { Certificate } from './model.ts';
import type { Given } from '../given.ts';

type Reading = Pick<Given, 'association' | 'policies'>;

/**
 * The certificate of a filing as everyone may read it; of the latest one unless told.
 *
 * @param number which filing; undefined when there was none of that number, or none was signed off
 */
export async function certificateOf(
  given: Reading,
  db: Db,
  petition: PetitionId,
  number?: number,
): Promise<Certificate | undefined> {
  const kept = await keptCertificates(db, petition);
  const one = number === undefined ? kept.at(-1) : kept.find((each) => each.number === number);
  return one && completed(given, db, one, kept.length);
}

async function completed(
  { association, policies }: Reading,
  db: Db,
  kept: KeptCertificate,
  of: number,
): Promise<Certificate> {
  const { firstSignedAt, lastSignedAt, verifiedAt, verifiedBy } = kept;
  const day = (at: Date) => dayOf(at, association.timeZone);
  const verifiedOn = day(verifiedAt);
  const [person, posts] = verifiedBy
    ? await Promise.all([personOf(db, verifiedBy), postsOf(db, verifiedBy, verifiedOn)])
    : [undefined, []];
  const held = posts.filter(({ fromOn }) => fromOn <= verifiedOn);
  const { title, href, verification } = policies.of(kept.policyId, kept.policyVersion);
  return {
    ...kept,
    of,
    association: association.name,
    policy: { title, href },
    standingDays: verification.standingDays,
    signedOn: firstSignedAt && lastSignedAt && { first: day(firstSignedAt), last: day(lastSignedAt) },
    verifiedOn,
    verifier: person?.name ?? '',
    office: association.officeGiving('petitions.verify', held) ?? '',
  };
}
