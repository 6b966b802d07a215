import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import { newSecret } from '../../platform/auth/index.ts';
import type { Secrets } from './commands.ts';
import type { ActLetter, Letterhead, Person } from './model.ts';
import { letterWords } from './words.ts';

/** Sends the letter that lets a person in, or with which they do one thing. */
export async function postSignIn(
  act: Pick<Act, 'db' | 'at'>,
  head: Letterhead,
  person: Person,
  { token, code, letter }: Secrets & { readonly letter?: ActLetter | undefined },
): Promise<void> {
  if (!person.email) return;
  await postLetter(act, {
    once: `roll.sign-in ${token.slice(0, 12)}`,
    kind: 'roll.sign-in',
    address: person.email,
    person: person.id,
    secret: true,
    letter: composeLetter({
      subject: letter?.subject ?? letterWords.subject(head.association),
      greeting: letterWords.greeting(person.name),
      lede: letter?.lede ?? letterWords.lede,
      code,
      ...(letter && { facts: letter.facts }),
      paragraphs: [letter?.how ?? letterWords.codeIntro],
      button: {
        label: letter?.button ?? letterWords.button,
        url: `${head.baseUrl}/sign-in/letter/${token}`,
      },
      fine: [letterWords.fine],
      speaks: head.speaks,
    }),
  });
}

/** Tells the readers of a shared address why it cannot sign anybody in. */
export async function postSharedAddress(act: Pick<Act, 'db' | 'at'>, head: Letterhead, address: string): Promise<void> {
  await postLetter(act, {
    once: `roll.shared-address ${newSecret()}`,
    kind: 'roll.shared-address',
    address,
    letter: composeLetter({
      subject: letterWords.sharedSubject(head.association),
      greeting: letterWords.greeting(''),
      lede: letterWords.sharedLede,
      paragraphs: [letterWords.sharedAdvice],
      button: { label: letterWords.button, url: `${head.baseUrl}/sign-in` },
      fine: [letterWords.fine],
      speaks: head.speaks,
    }),
  });
}
