import type { Visit } from '../../platform/act/index.ts';
import type { AgendaOffer } from '../../meetings/index.ts';
import { groupsById } from '../../groups/index.ts';
import { proposalKind } from './model.ts';
import { changeOf, groupsIn } from './naming.ts';
import { conveningOf, partyOf, proposalsIn } from './queries.ts';
import { words } from './words.ts';

/** What is proposed for groups and waits for the committee, as items for the agenda of a meeting: the longest first. */
export async function changesForAgenda(visit: Visit): Promise<AgendaOffer[]> {
  const waiting = (await proposalsIn(visit.db, ['deciding'])).toReversed();
  const groups = await groupsById(visit.db, waiting.flatMap(groupsIn));
  return Promise.all(
    waiting.map(async (proposal) => {
      const { id, kind, group } = proposal;
      const { slug } = groups.get(group)!;
      const { convenes, convenesOther } = partyOf(visit, await conveningOf(visit.db, proposal, visit.today));
      return {
        subject: { kind: proposalKind, id: String(id) },
        title: words.agenda(changeOf(proposal, groups)),
        note: words.agendaNote(kind),
        address: `/groups/${slug}/changes/${id}`,
        apart: [],
        barred: convenes || convenesOther ? [{ code: 'own-group' }] : [],
      };
    }),
  );
}
