import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { momentWritten } from '../../platform/written/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Sitting } from '../sittings/model.ts';
import { letterWords as words } from './letter-words.ts';

/** A reminder of minutes, to those who keep the meetings of the body. */
export interface Reminder {
  readonly letter: 'due' | 'overdue';
  readonly sitting: Sitting;
  readonly dueOn: CalendarDay;
  readonly body: string;
  readonly keepers: readonly Person[];
}

/** Reminds each keeper once; those without an address are left out. */
export async function postReminders(
  act: Pick<Act, 'db' | 'at' | 'zone'>,
  head: Letterhead,
  { letter, sitting, dueOn, body, keepers }: Reminder,
): Promise<void> {
  const { id, name, beginsAt } = sitting;
  await postLetters(
    act,
    keepers.flatMap((keeper) =>
      keeper.email
        ? [
            {
              once: `meetings.minutes-${letter} ${id} ${dueOn} ${keeper.id}`,
              kind: `meetings.minutes-${letter}`,
              address: keeper.email,
              person: keeper.id,
              letter: composeLetter({
                subject: words.subject[letter](name),
                greeting: words.greeting(keeper.name),
                lede: words.lede[letter](name, body, dueOn),
                facts: [
                  [
                    words.meeting,
                    `M ${id}, ${name}, ${momentWritten(beginsAt, act.zone)}`,
                    `${head.baseUrl}/meetings/${id}`,
                  ],
                ],
                button: { label: words.button, url: `${head.baseUrl}/meetings/${id}/minutes/change` },
                fine: [words.fine(body)],
                speaks: head.speaks,
              }),
            },
          ]
        : [],
    ),
  );
}
