import { petitionOf, type CharterFact } from '../../charters/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Given } from '../given.ts';
import { lapseIfOver } from './commands.ts';

/** A petition to renew that was pending has ended: if it came to nothing, the group lapses when its time is over. */
export function renewalReactions({ policies }: Pick<Given, 'policies'>): Reaction[] {
  return [
    reacting<CharterFact>('lifecycle.end-pending', petitionOver, async (act, { fact }) => {
      const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
      if (petition?.kind === 'renew' && petition.groupId) await lapseIfOver(act, petition.groupId, policies);
    }),
  ];
}

const petitionOver = [
  'charters.petition-decided',
  'charters.decision-ratified',
  'charters.petition-withdrawn',
  'charters.petition-expired',
  'charters.petition-left',
] as const;
