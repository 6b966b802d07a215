import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import { letterWords as words } from './words.ts';

/** What a letter says besides its head. */
export type Said = Pick<LetterParts, 'subject' | 'lede' | 'paragraphs'> & {
  readonly button: string;
  /** The page of the group to which the button leads. */
  readonly page: string;
};

/** Writes to each of them, once for each turn. */
export async function postTurn(
  act: Pick<Act, 'db' | 'at'>,
  { once, to, group, head }: { once: string; to: readonly Person[]; group: Group; head: Letterhead },
  { button, page, ...said }: Said,
): Promise<void> {
  await postLetters(
    act,
    to.flatMap(({ id, email, name }) =>
      email
        ? [
            {
              once: `lifecycle.takeover ${once} ${id}`,
              kind: 'lifecycle.takeover',
              address: email,
              person: id,
              letter: composeLetter({
                ...said,
                greeting: words.greeting(name),
                button: { label: button, url: `${head.baseUrl}/groups/${group.slug}/${page}` },
                fine: [words.fine],
                speaks: head.speaks,
              }),
            },
          ]
        : [],
    ),
  );
}
