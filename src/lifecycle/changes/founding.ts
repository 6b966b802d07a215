import type { PolicyBook } from '../../charters/index.ts';
import { groupsById, type Group } from '../../groups/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { foundUnit, unitNamed, type Unit } from '../../units/index.ts';
import { note } from '../facts.ts';
import { proposalOf } from './queries.ts';
import type { ChangeFact, Proposal, ProposalId } from './model.ts';

/**
 * Puts the body that a group has become among the units: with the purpose of the group as its charge, its topics, and its contact at
 * headquarters, to be changed there.  Where a unit goes by the name today, that is the body.  What the structure refuses, as a name at which
 * offices give rights, is left to those who keep it: they owe it, since no fact says that it was entered.  Safe to repeat.
 */
export async function foundBody(act: Act, id: ProposalId, policies: PolicyBook): Promise<void> {
  const proposal = await proposalOf(act.db, id);
  const group = proposal && (await groupsById(act.db, [proposal.group])).get(proposal.group);
  if (proposal?.kind !== 'graduate' || proposal.state !== 'made' || !group) return;
  const entered: readonly ChangeFact['kind'][] = ['lifecycle.body-entered'];
  if ((await factsAbout(act.db, { kinds: entered, detail: { proposal: id }, most: 1 })).length > 0) return;
  const unit = (await standingUnit(act, proposal.name)) ?? (await foundIfAllowed(act, proposal, group, policies));
  if (unit) note(act, { kind: 'lifecycle.body-entered', proposal: id, group: group.id, unit: unit.id });
}

/** The unit that goes by the name today: not one that is no more, or went by it once. */
async function standingUnit({ db }: Act, name: string): Promise<Unit | undefined> {
  const unit = await unitNamed(db, name);
  const isIt = unit?.discontinuedOn === null && unit.name.toLowerCase() === name.toLowerCase();
  return isIt ? unit : undefined;
}

/** The unit, or null where the structure refuses it. */
async function foundIfAllowed(
  act: Act,
  { name, policy, settledOn }: Proposal,
  { purpose, topics, liaisonName }: Group,
  policies: PolicyBook,
): Promise<{ readonly id: number } | null> {
  const kind = policies.of(policy.id, policy.version).graduation?.to ?? '';
  // By the decision, and not by a right of whoever recorded it.
  const founding = { ...act, grants: new Set([...act.grants, 'units.edit']) };
  try {
    return await foundUnit(founding, {
      name,
      kind,
      charge: purpose,
      topics,
      foundedOn: settledOn,
      contactName: liaisonName,
    });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
