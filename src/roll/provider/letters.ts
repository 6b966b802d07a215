import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../persons/model.ts';
import { letterWords as persons } from '../persons/words.ts';
import { letterWords as words } from './words.ts';

/** What a letter about a link needs to know. */
export interface LinkNews {
  readonly head: Letterhead;
  /** What the provider is called. */
  readonly label: string;
  /** The fact that it tells of: it is posted once for each. */
  readonly fact: number;
}

/** Tells somebody that an account at the provider lets in as them: whoever linked it, they should know. */
export async function tellOfLink(
  act: Pick<Act, 'db' | 'at'>,
  person: Person,
  { head, label, fact }: LinkNews,
): Promise<void> {
  if (!person.email) return;
  await postLetter(act, {
    once: `roll.provider-account-linked ${fact}`,
    kind: 'roll.provider-account-linked',
    address: person.email,
    person: person.id,
    letter: composeLetter({
      subject: words.subject(label, head.association),
      greeting: persons.greeting(person.name),
      lede: words.lede(label),
      paragraphs: [words.notYou(head.nouns)],
      button: { label: words.see, url: `${head.baseUrl}/me/ways-in` },
      fine: [words.fine],
      speaks: head.speaks,
    }),
  });
}
