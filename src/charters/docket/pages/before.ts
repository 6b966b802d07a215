import { NotFound } from '../../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import type { UnitId } from '../../../units/index.ts';
import type { Given } from '../../given.ts';
import { may, must } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/addresses.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { decidingBody, keepsVotes } from '../voting.ts';
import { words } from '../words.ts';

/** Those who may read what is before the body: its members, and whoever keeps its meetings. @throws Refused */
export async function docketReader(given: Given, { visit }: Call): Promise<UnitId | null> {
  signedIn({ visit });
  const body = await decidingBody(visit.db, given);
  if (!may(visit, 'docket.vote') && !(await keepsVotes(visit, body))) must(visit, 'docket.vote');
  return body;
}

/** A petition that has been filed, and the body that decides on it. */
export interface PetitionBefore {
  readonly petition: Petition;
  readonly body: UnitId | null;
}

/** The petition of the address. @throws NotFound before it was filed */
export async function petitionBefore(given: Given, call: Call): Promise<PetitionBefore> {
  const body = await docketReader(given, call);
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition?.filedAt) throw new NotFound();
  return { petition, body };
}

/** What the rules ask of a vote on the petition, in a sentence or two. */
export function ruleOf({ policies, association: { nouns } }: Given, { policyId, policyVersion }: Petition): string {
  const { decision, voting } = policies.of(policyId, policyVersion);
  const { carries, quorum, ratified } = decision;
  return [words.rule(carries, quorum, voting.mayReturn), ...(ratified ? [words.ratified(nouns)] : [])].join(' ');
}
