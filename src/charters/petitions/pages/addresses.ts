import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import type { Petition, PetitionId } from '../model.ts';
import { seePetition } from '../queries.ts';

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
