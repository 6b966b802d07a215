import { NotFound } from '../../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import type { UnitId } from '../../../units/index.ts';
import type { Given } from '../../given.ts';
import { may, must } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/pages/addresses.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { decidingBody, keepsVotes } from '../voting.ts';

/** Those who may read what is before the body: its members, and whoever keeps its meetings. @throws Refused */
export async function docketReader(given: Given, { visit }: Call): Promise<UnitId | null> {
  signedIn({ visit });
  const body = await decidingBody(visit.db, given);
  if (!may(visit, 'docket.vote') && !(await keepsVotes(visit, body))) must(visit, 'docket.vote');
  return body;
}

/** The petition of the address, once it has been filed, and the body that decides on it. @throws NotFound */
export async function petitionBefore(
  given: Given,
  call: Call,
): Promise<{ readonly petition: Petition; readonly body: UnitId | null }> {
  const body = await docketReader(given, call);
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition?.filedAt) throw new NotFound();
  return { petition, body };
}
