import type { Act } from '../../platform/act/index.ts';
import {
  beginPetition,
  impedimentsToBeginning,
  lapseTerm,
  type PetitionId,
  type PolicyBook,
} from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import { refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { personOf } from '../../roll/index.ts';
import { note } from '../facts.ts';
import { isRenewing } from '../records/queries.ts';
import { mayBegin, ownDraft, renewalOf, type JudgedRenewal } from './queries.ts';
import { impedimentsToRenewing, wayOf } from './rules.ts';

/** Everything that keeps the visitor from beginning a petition to renew the group: the day, the group, and themselves. */
export async function impedimentsToBeginRenewal(
  visit: Pick<Act, 'db' | 'by' | 'at' | 'today' | 'zone' | 'grants'>,
  group: Group,
  { standing, rules }: JudgedRenewal,
): Promise<Impediment[]> {
  const found = impedimentsToRenewing(standing, rules);
  const draft = await ownDraft(visit, group.id);
  if (draft !== null) found.push({ code: 'renewal-drafted', petition: draft });
  if (visit.by === null || !mayBegin(visit, group, standing)) return [...found, { code: 'renewal-not-a-convener' }];
  return [...found, ...(await impedimentsToBeginning(visit, visit.by, rules.organizing))];
}

/**
 * Begins a petition to renew the group, with its name, its purpose and its topics as the draft.  Others may write a draft as well:
 * the first that is made public goes the way of every petition.
 *
 * @returns its number
 * @throws Refused
 */
export async function beginRenewal(act: Act, group: Group, policies: PolicyBook): Promise<PetitionId> {
  const judged = await renewalOf(act, group, policies);
  refuseIf(await impedimentsToBeginRenewal(act, group, judged));
  const person = await personOf(act.db, act.by!);
  const { id: policyId, version: policyVersion, organizing } = judged.rules;
  const petition = await beginPetition(
    act,
    {
      by: act.by!,
      policyId,
      policyVersion,
      text: { title: group.name, purpose: group.purpose, openTo: group.openTo, topics: group.topics },
      organizer: { name: person?.name ?? '', email: person?.email ?? '' },
      renews: group.id,
    },
    organizing,
  );
  note(act, { kind: 'lifecycle.renewal-begun', group: group.id, petition, way: wayOf(judged.standing) });
  return petition;
}

/** Looks again whether the group has lapsed: a petition that kept it in term has come to nothing. */
export async function lapseIfOver(act: Act, group: string, policies: PolicyBook): Promise<void> {
  if (await isRenewing(act.db, group)) return;
  await lapseTerm(act, group, (id, version) => policies.of(id, version).charter);
}
