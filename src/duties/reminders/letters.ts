import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { Person } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import type { ShownDuty } from '../ledger/shown.ts';
import { taskWritten } from '../ledger/views.tsx';
import { letterWords as words } from './words.ts';

/** One duty of which somebody is reminded, and why today. */
export interface Reminder {
  readonly duty: ShownDuty;
  readonly when: 'before' | 'on' | 'after';
}

/** One letter to each person for the day, whatever they owe; those without an address are left out. */
export async function postReminders(
  act: Pick<Act, 'db' | 'at' | 'today'>,
  { head, association }: Pick<Given, 'head' | 'association'>,
  reminders: ReadonlyMap<Person, readonly Reminder[]>,
): Promise<void> {
  const { baseUrl, speaks } = head();
  await postLetters(
    act,
    [...reminders].flatMap(([person, due]) =>
      person.email
        ? [
            {
              once: `duties.reminder ${act.today} ${person.id}`,
              kind: 'duties.reminder',
              address: person.email,
              person: person.id,
              letter: composeLetter({
                subject: words.subject(due.length, due.filter(({ when }) => when === 'after').length),
                greeting: words.greeting(person.name),
                lede: words.lede(due.length),
                facts: due.map(({ duty, when }) => [
                  words.when[when](duty.dueOn!),
                  taskWritten(duty, association),
                  `${baseUrl}/duties/${duty.id}`,
                ]),
                button: { label: words.button, url: `${baseUrl}/me#what-you-owe` },
                fine: [words.fine],
                speaks,
              }),
            },
          ]
        : [],
    ),
  );
}
