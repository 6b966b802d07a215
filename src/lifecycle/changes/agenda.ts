import type { Visit } from '../../platform/act/index.ts';
import type { AgendaOffer, Subject } from '../../meetings/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { groupsById } from '../../groups/index.ts';
import { ofProposal, proposalKind } from './model.ts';
import { changeOf, groupsIn, proposalHref } from './naming.ts';
import { involvedInEach, proposalOf, proposalsIn } from './queries.ts';
import { words } from './words.ts';

/** Nobody conducts the ballot on a change of a group that they convene, or for which they agreed to it. */
export async function changeConflictsOn(
  visit: Pick<Visit, 'db' | 'by' | 'today'>,
  { kind, id }: Subject,
): Promise<Impediment[]> {
  const proposal = kind === proposalKind ? await proposalOf(visit.db, Number(id)) : undefined;
  if (!proposal || visit.by === null) return [];
  return (await involvedInEach(visit, [proposal])).get(proposal.id)?.includes(visit.by) ? [{ code: 'own-group' }] : [];
}

/** What is proposed for groups and waits for the committee, as items for the agenda of a meeting: the longest first. */
export async function changesForAgenda(visit: Visit): Promise<AgendaOffer[]> {
  const waiting = (await proposalsIn(visit.db, ['deciding'])).toReversed();
  const ids = [...new Set(waiting.flatMap(groupsIn))];
  const [groups, involved] = await Promise.all([groupsById(visit.db, ids), involvedInEach(visit, waiting)]);
  return waiting.map((proposal) => {
    const { id, kind, group } = proposal;
    return {
      subject: ofProposal(id),
      title: words.agenda(changeOf(proposal, groups)),
      note: words.agendaNote(kind),
      address: proposalHref(groups.get(group)!, proposal),
      apart: [],
      barred: visit.by !== null && involved.get(id)?.includes(visit.by) ? [{ code: 'own-group' }] : [],
    };
  });
}
