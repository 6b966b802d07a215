import type { Visit } from '../../platform/act/index.ts';
import type { AgendaOffer, Subject } from '../../meetings/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { conveners, groupsById, isRoleHeldOn } from '../../groups/index.ts';
import { ofProposal, proposalKind } from './model.ts';
import { changeOf, groupsIn, proposalHref } from './naming.ts';
import { agreementsOn, conveningOf, proposalOf, proposalsIn } from './queries.ts';
import { involvedIn } from './rules.ts';
import { words } from './words.ts';

/** Nobody conducts the ballot on a change of a group that they convene, or for which they agreed to it. */
export async function changeConflictsOn(
  visit: Pick<Visit, 'db' | 'by' | 'today'>,
  { kind, id }: Subject,
): Promise<Impediment[]> {
  const proposal = kind === proposalKind ? await proposalOf(visit.db, Number(id)) : undefined;
  if (!proposal || visit.by === null) return [];
  const convening = await conveningOf(visit.db, proposal, visit.today);
  const involved = involvedIn(await agreementsOn(visit.db, proposal.id), convening);
  return involved.includes(visit.by) ? [{ code: 'own-group' }] : [];
}

/** What is proposed for groups and waits for the committee, as items for the agenda of a meeting: the longest first. */
export async function changesForAgenda(visit: Visit): Promise<AgendaOffer[]> {
  const waiting = (await proposalsIn(visit.db, ['deciding'])).toReversed();
  const ids = [...new Set(waiting.flatMap(groupsIn))];
  const [groups, roles] = await Promise.all([groupsById(visit.db, ids), conveners(visit.db, ids)]);
  const own = new Set(
    roles.filter((role) => role.person === visit.by && isRoleHeldOn(role, visit.today)).map(({ group }) => group),
  );
  return waiting.map((proposal) => {
    const { id, kind, group } = proposal;
    return {
      subject: ofProposal(id),
      title: words.agenda(changeOf(proposal, groups)),
      note: words.agendaNote(kind),
      address: proposalHref(groups.get(group)!, proposal),
      apart: [],
      barred: groupsIn(proposal).some((each) => own.has(each)) ? [{ code: 'own-group' }] : [],
    };
  });
}
