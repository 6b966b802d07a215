import { NotFound } from '../../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import { must, mustJudge } from '../../grants.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/addresses.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { isPublic, type SigningRules } from '../../petitions/rules.ts';
import type { Sheet } from '../model.ts';
import { sheetOf } from '../queries.ts';

/** The petition of the address, for those who verify. @throws SignInFirst, Refused, NotFound before it has been opened */
export async function petitionOnPaper(call: Call): Promise<Petition> {
  signedIn(call);
  must(call.visit, 'petitions.verify');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition || !isPublic(petition)) throw new NotFound();
  return petition;
}

/** The sheet of the address. Who has signed is not for the petition's own organizers to see, in whichever office they come. */
export async function sheetIn(call: Call): Promise<{ petition: Petition; sheet: Sheet }> {
  const petition = await petitionOnPaper(call);
  await mustJudge(call.visit, petition.id, 'petitions.verify');
  const typed = call.params['sheet'] ?? '';
  const sheet = /^[1-9]\d{0,8}$/.test(typed) ? await sheetOf(call.visit.db, petition.id, Number(typed)) : undefined;
  if (!sheet) throw new NotFound();
  return { petition, sheet };
}

/** The rules under which a petition was opened. */
export const rulesOf =
  ({ policies }: Given) =>
  ({ policyId, policyVersion, stage }: Pick<Petition, 'policyId' | 'policyVersion' | 'stage'>): SigningRules =>
    policies.of(policyId, policyVersion).signing(stage);
