import type { Visit } from '../../platform/act/index.ts';
import type { Given } from '../given.ts';
import type { OpenedBy } from '../policy-view.ts';
import type { Petition } from './model.ts';

/** A draft opens by the rules of the day, whether it is begun or not, one to renew by those of its group; a petition that was open before keeps its own. */
export async function openedBy(
  { policies, rulesToRenew }: Pick<Given, 'policies' | 'rulesToRenew'>,
  visit: Pick<Visit, 'db' | 'today'>,
  petition: Petition | null,
): Promise<OpenedBy> {
  if (!petition) return policies.inForce(visit.today);
  const { kind, state, policyId, policyVersion } = petition;
  if (kind === 'renew') return rulesToRenew(visit, petition);
  return state === 'draft' ? policies.inForce(visit.today) : policies.of(policyId, policyVersion);
}
