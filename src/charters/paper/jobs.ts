import { reacting, reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import type { RollFact } from '../../roll/index.ts';
import type { CharterFact } from '../facts.ts';
import type { Given } from '../given.ts';
import { postNews } from '../petitions/letters.ts';
import { countSignatures, organizersOf, petitionOf } from '../petitions/queries.ts';
import { forgetOnPaper } from './erasing.ts';

/** What happens when something has happened on paper. */
export function paperReactions(given: Given): Reaction[] {
  return [
    // A day on a sheet is past, so that the signature which makes a petition full may not be the last by its day.
    reacting<CharterFact>(
      'charters.tell-enough-on-paper',
      ['charters.paper-sheet-entered', 'charters.paper-line-settled'],
      async (act, { fact }) => {
        const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
        if (!petition || (await countSignatures(act.db, petition.id)) < (petition.needed ?? 0)) return;
        const organizers = await organizersOf(act.db, petition.id);
        const once = `${petition.frozenAt?.toISOString()}`;
        await postNews(act, given.head(), { petition, organizers, what: 'enough', once });
      },
    ),
    reactingTogether<RollFact>('charters.forget-on-paper', ['roll.member-erased'], (act, facts) =>
      forgetOnPaper(
        act,
        facts.flatMap(({ fact }) => (fact.kind === 'roll.member-erased' ? fact.member : [])),
      ),
    ),
  ];
}
