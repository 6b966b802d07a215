import { theSystem } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { participationOf, type GroupsFact } from '../../groups/index.ts';
import { listsOfGroup } from '../lists/queries.ts';
import { followRosters, resumeReading, subscribe, unsubscribe } from './commands.ts';

/** Whoever takes part in a group reads its talk, and whoever leaves it does so no longer. */
export function subscriptionReactions(): Reaction[] {
  return [
    reacting<GroupsFact>(
      'conversations.follow-roster',
      ['groups.participant-joined', 'groups.participant-left'],
      async (act, { fact }) => {
        if (!('person' in fact) || fact.person === null) return;
        const talk = (await listsOfGroup(act.db, fact.group)).find(({ purpose }) => purpose === 'talk');
        if (!talk) return;
        const takesPart = await participationOf(act.db, fact.group, fact.person);
        await (takesPart ? subscribe(act, talk.id, [fact.person]) : unsubscribe(act, talk.id, fact.person));
      },
    ),
  ];
}

/** Each night the readers of every talk are brought in line with the roster, and pauses end. */
export const subscriptionDailies: readonly Daily[] = [
  {
    kind: 'conversations.follow-rosters',
    run: ({ at, perform }) => perform(theSystem(at), (act) => followRosters(act)),
  },
  {
    kind: 'conversations.resume-reading',
    run: ({ at, perform }) => perform(theSystem(at), (act) => resumeReading(act)),
  },
];
