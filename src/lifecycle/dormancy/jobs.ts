import { theSystem } from '../../platform/act/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import { groupsById } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { whoAnswersFor } from '../people.ts';
import { returning } from './commands.ts';
import { dormancyById } from './queries.ts';
import { letterWords as words } from './words.ts';

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
