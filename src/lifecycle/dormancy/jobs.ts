import { theSystem } from '../../platform/act/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { groupsById, type GroupsFact } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { whoAnswersFor } from '../people.ts';
import { endSleep, returning } from './commands.ts';
import { dormancyById } from './queries.ts';
import { letterWords as words } from './words.ts';

/** A group that had lapsed and is begun again is awake. */
export const dormancyReactions: readonly Reaction[] = [
  reacting<GroupsFact>('lifecycle.wake-revived', ['groups.group-resumed'], async (act, { fact }) => {
    if (fact.kind === 'groups.group-resumed') await endSleep(act, fact.group);
  }),
];

/** On the day on which a group is to be back, its conveners are told, if it still sleeps. */
export function dormancyTasks({ head }: Pick<Given, 'head'>): Task[] {
  return [
    {
      kind: returning,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          const dormancy = await dormancyById(act.db, Number(subject));
          const group = dormancy && (await groupsById(act.db, [dormancy.group])).get(dormancy.group);
          if (!dormancy || group?.state !== 'active') return;
          const { baseUrl, speaks } = head();
          await postLetters(
            act,
            (await whoAnswersFor(act, group, { contact: false })).map((person) => ({
              once: `lifecycle.dormancy-over ${dormancy.id} ${person.id}`,
              kind: 'lifecycle.dormancy-over',
              address: person.email,
              person: person.id,
              letter: composeLetter({
                subject: words.subject(group.name),
                greeting: words.greeting(person.name),
                lede: words.lede(group.name),
                facts: [[words.reason, dormancy.reason]],
                paragraphs: [words.more],
                button: { label: words.button, url: `${baseUrl}/groups/${group.slug}/dormancy` },
                fine: [words.fine],
                speaks,
              }),
            })),
          );
        }),
    },
  ];
}
