import type { PolicyBook } from '../../charters/index.ts';
import { groupsById } from '../../groups/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { foundUnit, unitNamed } from '../../units/index.ts';
import { proposalOf } from './queries.ts';
import type { ProposalId } from './model.ts';

/**
 * Puts the body that a group has become among the units: with the purpose of the group as its charge, its topics, and its contact at
 * headquarters, to be changed there.  Nothing happens where a unit goes by the name.  What the structure refuses, as a name at which
 * offices give rights, is left to those who keep it.
 */
export async function foundBody(act: Act, id: ProposalId, policies: PolicyBook): Promise<void> {
  const proposal = await proposalOf(act.db, id);
  const group = proposal && (await groupsById(act.db, [proposal.group])).get(proposal.group);
  if (proposal?.kind !== 'graduate' || proposal.state !== 'made' || !group) return;
  if (await unitNamed(act.db, proposal.name)) return;
  const { graduation } = policies.of(proposal.policy.id, proposal.policy.version);
  // By the decision, and not by a right of whoever recorded it.
  const founding = { ...act, grants: new Set([...act.grants, 'units.edit']) };
  try {
    await foundUnit(founding, {
      name: proposal.name,
      kind: graduation?.to ?? '',
      charge: group.purpose,
      topics: group.topics,
      foundedOn: proposal.settledOn,
      contactName: group.liaisonName,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
