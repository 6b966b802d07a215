import { endedStates, petitionOf, type CharterFact } from '../../charters/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Given } from '../given.ts';
import { lapseIfOver } from './commands.ts';
import { tellOtherDrafts } from './letters.ts';

/**
 * A petition to renew that was pending has ended: if it came to nothing, the group lapses when its time is over.  One that is public
 * keeps other drafts waiting.
 */
export function renewalReactions(given: Pick<Given, 'policies' | 'head'>): Reaction[] {
  return [
    reacting<CharterFact>('lifecycle.end-pending', petitionOver, async (act, { fact }) => {
      const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
      if (petition?.kind === 'renew' && petition.groupId) await lapseIfOver(act, petition.groupId, given.policies);
    }),
    reacting<CharterFact>('lifecycle.tell-other-drafts', madePublic, async (act, { fact }) => {
      const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
      if (petition?.kind === 'renew' && !endedStates.includes(petition.state))
        await tellOtherDrafts(act, given, petition);
    }),
  ];
}

const madePublic = ['charters.petition-opened', 'charters.petition-awaits'] as const;

const petitionOver = [
  'charters.petition-decided',
  'charters.decision-ratified',
  'charters.petition-withdrawn',
  'charters.petition-expired',
  'charters.petition-left',
] as const;
