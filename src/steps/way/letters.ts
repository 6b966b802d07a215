import { organizersOf, type Petition } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './letter-words.ts';

/** What the organizers of a petition are told. */
interface Told extends Pick<LetterParts, 'subject' | 'lede'> {
  readonly facts: readonly (readonly [string, string])[];
  readonly button: string;
  /** Below the address of the petition, as `/step`. */
  readonly at: string;
}

/** Tells all who organize a petition, each in a letter of their own. */
export async function tellOrganizers(
  act: Pick<Act, 'db' | 'at'>,
  { head }: Pick<Given, 'head'>,
  petition: Petition,
  once: string,
  { subject, lede, facts, button, at }: Told,
): Promise<void> {
  const { baseUrl, speaks } = head();
  const organizers = (await organizersOf(act.db, petition.id)).filter(({ acceptedAt, email }) => acceptedAt && email);
  await postLetters(
    act,
    organizers.map(({ id, person, name, email }) => ({
      once: `${once} ${id}`,
      kind: 'steps.organizers',
      address: email,
      ...(person && { person }),
      letter: composeLetter({
        subject,
        greeting: words.greeting(name),
        lede,
        facts: [
          [words.petition, `P ${petition.id}, ${petition.title}`, `${baseUrl}/petitions/${petition.id}`],
          ...facts,
        ],
        button: { label: button, url: `${baseUrl}/petitions/${petition.id}${at}` },
        speaks,
      }),
    })),
  );
}
