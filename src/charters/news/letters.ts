import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type Letter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Decision } from '../docket/model.ts';
import type { ClosedCode, Petition } from '../petitions/model.ts';
import { officeWritten } from '../petitions/words.ts';
import { newsLetterWords as words } from './letter-words.ts';
import { onceBegins, type NewsItem } from './model.ts';

type Posting = Pick<Act, 'db' | 'at' | 'today'>;

/** What signers are told; `once` tells one telling from the next. */
export interface Told {
  readonly kind: 'news' | 'thanks' | 'outcome';
  readonly once: string;
  readonly petition: Petition;
  readonly letter: Pick<Letter, 'subject' | 'lede' | 'facts' | 'paragraphs' | 'button'>;
}

/** A signer, with the address at which they stop these letters: it works once and for ever, without signing in. */
export interface Reader {
  readonly signature: number;
  readonly person: Person;
  readonly stopAt: string;
}

/** Writes to signers, in one statement, each in a letter of their own: nobody learns who else is told. */
export async function postToSigners(
  act: Posting,
  head: Letterhead,
  told: Told,
  readers: readonly Reader[],
): Promise<void> {
  await postLetters(
    act,
    readers.map(({ signature, person, stopAt }) => ({
      once: `${onceBegins(told.kind, told.once)}${signature}`,
      kind: `charters.signer-${told.kind}`,
      address: person.email!,
      person: person.id,
      // A mail program shows a button of its own for these (RFC 2369, RFC 8058).
      headers: { 'List-Unsubscribe': `<${stopAt}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      letter: composeLetter({
        ...told.letter,
        greeting: words.greeting(person.name),
        fine: [`${words.fine} ${stopAt}`],
        speaks: head.speaks,
      }),
    })),
  );
}

/** What an organizer told. */
export function newsLetter(head: Letterhead, petition: Petition, { title, body }: NewsItem): Told['letter'] {
  return {
    subject: words.newsSubject(petition.title),
    lede: words.newsLede(petition.title, title),
    facts: [petitionFact(petition)],
    paragraphs: body.split(/\n{2,}/),
    button: { label: words.see, url: `${head.baseUrl}/petitions/${petition.id}#news` },
  };
}

/** Thanks to whoever signed, now that it is filed. */
export function thanksLetter(
  { baseUrl }: Letterhead,
  petition: Petition,
  { signed, committee, today }: { signed: number; committee: string; today: string },
): Told['letter'] {
  return {
    subject: words.filedSubject(petition.title),
    lede: words.filedLede(petition.title, signed, petition.filedOn ?? today),
    facts: [petitionFact(petition)],
    paragraphs: [words.filedNext(committee)],
    button: { label: words.see, url: `${baseUrl}/petitions/${petition.id}` },
  };
}

/** What the committee decided, and why; where a group came of it, the way there. */
export function decisionLetter(
  { baseUrl }: Letterhead,
  petition: Petition,
  { decision, groupPath }: { decision: Decision; groupPath: string | null },
): Told['letter'] {
  const { result, reasons, decidedOn, votesFor, votesAgainst, votesAbstained } = decision;
  return {
    subject: words.outcomeSubject(result, petition.title),
    lede: words.outcomeLede(result, petition.title),
    facts: [
      petitionFact(petition),
      [words.decidedOn, words.day(decidedOn)],
      ...(decision.office ? [[words.decidedBy, officeWritten(decision)] as const] : []),
      ...(votesFor === null
        ? []
        : [[words.votes, words.voted(votesFor, votesAgainst ?? 0, votesAbstained ?? 0)] as const]),
      ...(reasons ? [[words.reasons, reasons] as const] : []),
    ],
    button: groupPath
      ? { label: words.seeGroup, url: `${baseUrl}${groupPath}` }
      : { label: words.see, url: `${baseUrl}/petitions/${petition.id}` },
  };
}

/** That it is closed without a decision. */
export function closedLetter(
  { baseUrl }: Letterhead,
  petition: Petition,
  why: 'expired' | 'left' | ClosedCode,
): Told['letter'] {
  return {
    subject: words.outcomeSubject(why, petition.title),
    lede: words.outcomeLede(why, petition.title),
    facts: [petitionFact(petition)],
    button: { label: words.see, url: `${baseUrl}/petitions/${petition.id}` },
  };
}

const petitionFact = ({ id, title }: Petition) => [words.petition, `P ${id}, ${title}`] as const;
