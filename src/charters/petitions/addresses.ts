import { NotFound } from '../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../platform/web/index.ts';
import type { Petition, PetitionId } from './model.ts';
import { isOrganizer, seePetition } from './queries.ts';

/** The number in the address; anything else is an address that does not exist. */
export function petitionId(call: Pick<Call, 'params'>): PetitionId {
  const typed = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

/** The petition of the address, if the visitor may see it. @throws NotFound */
export function petitionIn(call: Call): Promise<Petition> {
  return seePetition(call.visit, petitionId(call));
}

/**
 * The petition of the address, for those who answer for it.  To everyone else it is as if the address did not exist, also
 * where the petition itself is public: what organizers write, and who was invited, is theirs.
 *
 * @throws SignInFirst, NotFound
 */
export async function organizedIn(call: Call): Promise<Petition> {
  const person = signedIn(call);
  const petition = await petitionIn(call);
  if (!(await isOrganizer(call.visit.db, petition.id, person))) throw new NotFound();
  return petition;
}
