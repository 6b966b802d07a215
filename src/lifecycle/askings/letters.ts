import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import { addMilliseconds, dayOf } from '../../platform/time/index.ts';
import type { LastSigner, Petition } from '../../charters/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './words.ts';

/** Somebody who signed last time, as a person with an address. */
export interface Asked {
  readonly signer: LastSigner;
  readonly person: Person;
}

/** Asks each of them once, in one statement, in a letter of their own; those who may not sign now are told why. */
export async function postAskings(
  act: Pick<Act, 'db' | 'at' | 'zone'>,
  { head, word }: Pick<Given, 'head' | 'word'>,
  { petition, group }: { readonly petition: Petition; readonly group: string },
  asked: readonly Asked[],
): Promise<void> {
  const letterhead = head();
  await postLetters(
    act,
    asked.flatMap(({ signer, person }) =>
      person.email
        ? [
            {
              once: `lifecycle.ask-again ${petition.id} ${signer.signature}`,
              kind: 'lifecycle.ask-again',
              address: person.email,
              person: person.id,
              letter: composeLetter({
                ...(signer.impediments.length === 0
                  ? mayLetter(petition, group, letterhead, act.zone)
                  : mayNotLetter(petition, group, letterhead, signer.impediments.map(word))),
                greeting: words.greeting(person.name),
                fine: [words.fine],
                speaks: letterhead.speaks,
              }),
            },
          ]
        : [],
    ),
  );
}

type Told = Pick<LetterParts, 'subject' | 'lede' | 'facts' | 'paragraphs' | 'button'>;

const petitionFact = ({ id, title }: Petition) => [words.petition, `P ${id}, ${title}`] as const;

function mayLetter(petition: Petition, group: string, { baseUrl }: Letterhead, zone: string): Told {
  const { id, needed, closesAt } = petition;
  return {
    subject: words.maySubject(group),
    lede: words.mayLede(group),
    facts: [
      petitionFact(petition),
      ...(needed === null ? [] : [[words.needed, words.neededValue(needed)] as const]),
      ...(closesAt ? [[words.until, words.untilValue(dayOf(addMilliseconds(closesAt, -1), zone))] as const] : []),
    ],
    button: { label: words.sign, url: `${baseUrl}/petitions/${id}#sign` },
  };
}

function mayNotLetter(
  petition: Petition,
  group: string,
  { baseUrl }: Letterhead,
  reasons: readonly ReturnType<Given['word']>[],
): Told {
  const todos = reasons.flatMap(({ todo }) => todo ?? []);
  return {
    subject: words.mayNotSubject(group),
    lede: words.mayNotLede(group),
    facts: [
      petitionFact(petition),
      ...reasons.map(({ say }) => [words.because, say] as const),
      ...todos.map(({ label, href }) =>
        href ? ([words.todo, label, new URL(href, baseUrl).href] as const) : ([words.todo, label] as const),
      ),
    ],
    ...(todos.length === 0 && { paragraphs: [words.nothing] }),
    button: { label: words.read, url: `${baseUrl}/petitions/${petition.id}` },
  };
}
