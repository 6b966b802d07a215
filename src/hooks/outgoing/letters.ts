import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Target } from './model.ts';
import { letterWords as words } from './words.ts';

/** Tells those who administer the house that a system is told no more, because nothing arrived there. */
export async function tellSwitchedOff(
  act: Act,
  { baseUrl, association }: Letterhead,
  { target: { id, address }, persons }: { readonly target: Target; readonly persons: readonly Person[] },
): Promise<void> {
  const { host } = new URL(address);
  await postLetters(
    act,
    persons.flatMap(({ id: person, name, email }) =>
      email
        ? [
            {
              once: `hooks.switched-off ${id} ${act.at.toISOString()} ${person}`,
              kind: 'hooks.switched-off',
              address: email,
              person,
              letter: composeLetter({
                subject: words.subject(host),
                greeting: words.greeting(name),
                lede: words.lede(host),
                paragraphs: [words.what],
                button: { label: words.button, url: `${baseUrl}/staff/webhooks/${id}` },
                fine: [words.fine],
                speaks: words.speaks(association),
              }),
            },
          ]
        : [],
    ),
  );
}
