import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { whoAnswersFor } from '../people.ts';
import { letterWords as words } from './words.ts';

/** Warns the conveners; once for a time without a sign of life. */
export async function postWarning(
  act: Act,
  { head }: Pick<Given, 'head'>,
  { group, lastOn, lapsesOn }: { readonly group: Group; readonly lastOn: CalendarDay; readonly lapsesOn: CalendarDay },
): Promise<void> {
  const { baseUrl, speaks } = head();
  await postLetters(
    act,
    (await whoAnswersFor(act, group, { contact: false })).map((person) => ({
      once: `lifecycle.inactivity ${group.id} ${lastOn} ${person.id}`,
      kind: 'lifecycle.inactivity',
      address: person.email,
      person: person.id,
      letter: composeLetter({
        subject: words.subject(group.name, lapsesOn),
        greeting: words.greeting(person.name),
        lede: words.lede(group.name),
        facts: [
          [words.last, words.day(lastOn)],
          [words.lapses, words.day(lapsesOn)],
        ],
        paragraphs: [words.more],
        button: { label: words.button, url: `${baseUrl}/groups/${group.slug}` },
        fine: [words.fine],
        speaks,
      }),
    })),
  );
}
