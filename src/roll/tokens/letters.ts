import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../persons/model.ts';
import type { Token } from './model.ts';
import { letterWords as words } from './words.ts';

/** Tells somebody that a token was made in their name: if it was not them, they hear of it. Posted once. */
export async function postTokenMade(
  act: Pick<Act, 'db' | 'at'>,
  to: Person,
  token: Token,
  head: Letterhead,
): Promise<void> {
  if (!to.email) return;
  await postLetter(act, {
    once: `roll.token-made ${token.id}`,
    kind: 'roll.token-made',
    address: to.email,
    person: to.id,
    letter: composeLetter({
      subject: words.subject(token.name),
      greeting: words.greeting(to.name),
      lede: words.lede(token.name),
      paragraphs: [...token.scopes.map((scope) => words.may[scope]), words.notYou],
      button: { label: words.button, url: `${head.baseUrl}/me/tokens` },
      fine: [words.fine],
      speaks: head.speaks,
    }),
  });
}
