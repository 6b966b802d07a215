import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type Letter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import { letterWords as words } from './letter-words.ts';
import type { Ballot, Elector } from './model.ts';
import { outcomeWords, reasonWritten } from './words.ts';

/** What the members of a ballot are told. */
export type BallotNews = 'announced' | 'open' | 'reminder' | 'enough-confirmed' | 'result';

/** A member who is told, and what they are in the ballot. */
export interface Told {
  readonly person: Person;
  readonly elector: Elector;
}

type Posting = Pick<Act, 'db' | 'at' | 'zone'>;

/** Tells members of a ballot; each once of each thing, however often it is tried. */
export async function postBallotNews(
  act: Posting,
  from: { readonly head: Letterhead; readonly body: string },
  ballot: Ballot,
  news: { readonly what: BallotNews; readonly once?: string; readonly told: readonly Told[] },
): Promise<void> {
  const { what, once = '' } = news;
  await postLetters(
    act,
    news.told.flatMap(({ person, elector }) =>
      person.email
        ? [
            {
              once: `meetings.ballot-${what} ${ballot.id} ${once}${person.id}`,
              kind: `meetings.ballot-${what}`,
              address: person.email,
              person: person.id,
              letter: letterOf(act, from, ballot, { what, person, elector }),
            },
          ]
        : [],
    ),
  );
}

function letterOf(
  { zone }: Posting,
  { head, body }: { readonly head: Letterhead; readonly body: string },
  ballot: Ballot,
  { what, person, elector }: Told & { readonly what: BallotNews },
): Letter {
  const { tally, closesAt, opensAt } = ballot;
  const page = `${head.baseUrl}/ballots/${ballot.id}`;
  const takesPart = elector.recused === null;
  const asks = what !== 'result' && takesPart;
  return composeLetter({
    subject: words.subject[what](ballot.question),
    greeting: words.greeting(person.name),
    lede: words.lede[what](body, ballot.question, { opensAt, closesAt, zone, confirms: ballot.confirming !== null }),
    facts: [
      [words.matter, words.matterHere, `${head.baseUrl}${ballot.href}`],
      ...(closesAt === null && opensAt > ballot.announcedAt
        ? [[words.opens, words.moment(opensAt, zone)] as const]
        : []),
      ...(closesAt ? [[words.period, words.periodWritten(opensAt, closesAt, zone)] as const] : []),
      ...(tally ? [[words.outcome, outcomeWords[tally.outcome]] as const] : []),
    ],
    paragraphs: [
      ...(tally ? [tally.reasons.map(reasonWritten).join(' ')] : []),
      ...(takesPart
        ? asks && ballot.positions === 'secret'
          ? [words.secret]
          : []
        : [words.recused[elector.recused === 'own' ? 'own' : 'rule']]),
    ].filter(Boolean),
    button: { label: asks ? words.vote : words.see, url: page },
    fine: [words.fine(body)],
    speaks: head.speaks,
  });
}
