import type { Group } from '../../groups/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import type { Person } from '../../roll/index.ts';
import { wordAddress, type ListLetterhead } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import { letterWords as words } from './letter-words.ts';
import type { Departure, Subscription } from './model.ts';
import { deliveryWords } from './words.ts';

type Writing = Pick<Act, 'db' | 'at'>;

/** Somebody who begins to read a list, or has stopped; the letter is posted once for each time. */
export interface Reading {
  readonly person: Person;
  readonly subscription: Subscription;
}

interface About {
  readonly list: List;
  readonly group: Group | undefined;
  /** Where the code of conduct stands; empty when there is none. */
  readonly conductUrl: string;
}

/** Tells a new reader where the list is, how it comes and how to leave. */
export function postWelcome(
  act: Writing,
  head: ListLetterhead,
  { list, group, conductUrl }: About,
  readings: readonly Reading[],
): Promise<void> {
  const at = (word: string) => wordAddress(list, word, head.domain);
  return post(act, head, { list, kind: 'welcome' }, readings, (reading) => ({
    subject: words.welcomeSubject(list.name),
    lede: words.because[list.purpose](list.name),
    facts: factsOf(head, list, reading),
    paragraphs: [
      words.visible[list.visibility],
      words.change(at('request')),
      ...(conductUrl ? [words.conduct(conductUrl)] : []),
      words.help(at('help')),
    ],
    button: choose(head, list),
    fine: [group && list.purpose === 'talk' ? words.fineGroup(group.name) : words.fine],
  }));
}

/** Tells readers who were brought in with a former list, in few words, that it has moved. */
export function postMoved(act: Writing, head: ListLetterhead, list: List, readings: readonly Reading[]): Promise<void> {
  return post(act, head, { list, kind: 'moved' }, readings, (reading) => ({
    subject: words.movedSubject(list.name),
    lede: words.movedLede(list.name),
    facts: factsOf(head, list, reading),
    button: choose(head, list),
    fine: [words.movedFine],
  }));
}

/** Tells somebody that a list comes to them no longer, and the way back where there is one. */
export function postGoodbye(
  act: Writing,
  head: ListLetterhead,
  { list, group, how, back }: { list: List; group: Group | undefined; how: Departure; back: string },
  reading: Reading,
): Promise<void> {
  const more = {
    'left-group': words.leftGroupMore,
    unnamed: words.unnamedMore(wordAddress(list, 'owner', head.domain)),
  };
  return post(act, head, { list, kind: 'goodbye' }, [reading], () => ({
    subject: words.goodbyeSubject(list.name),
    lede: words.goodbyeLede(list.name),
    paragraphs: [how === 'left-group' || how === 'unnamed' ? more[how] : words.leftMore],
    ...(how === 'left' && { button: { label: words.back, url: back } }),
    ...(how === 'left-group' &&
      group && { button: { label: words.backToGroup, url: `${head.baseUrl}/groups/${group.slug}` } }),
    fine: [words.goodbyeFine],
  }));
}

type Said = Omit<LetterParts, 'greeting' | 'speaks'>;

function post(
  act: Writing,
  head: ListLetterhead,
  { list, kind }: { list: List; kind: 'welcome' | 'moved' | 'goodbye' },
  readings: readonly Reading[],
  says: (reading: Reading) => Said,
): Promise<void> {
  const posts = readings.flatMap((reading) => {
    const { person, subscription } = reading;
    if (!person.email) return [];
    const at = kind === 'goodbye' ? subscription.endedAt : subscription.sinceAt;
    return {
      once: `conversations.${kind} ${list.id} ${person.id} ${at?.toISOString()}`,
      kind: `conversations.${kind}`,
      address: person.email,
      person: person.id,
      headers: { 'Auto-Submitted': 'auto-generated', 'Reply-To': wordAddress(list, 'owner', head.domain) },
      letter: composeLetter({ ...says(reading), greeting: words.greeting(person.name), speaks: head.speaks }),
    };
  });
  return postLetters(act, posts);
}

const choose = ({ baseUrl }: ListLetterhead, { slug }: List) => ({
  label: words.button,
  url: `${baseUrl}/me/lists#${slug}`,
});

function factsOf({ baseUrl, domain }: ListLetterhead, list: List, { subscription }: Reading) {
  const here = `${baseUrl}/lists/${list.slug}`;
  const [all, leave] = [wordAddress(list, '', domain), wordAddress(list, 'leave', domain)];
  return [
    list.purpose === 'announce' ? ([words.write, words.onlyConveners] as const) : ([words.write, all] as const),
    [words.read, list.name, here] as const,
    [words.comes, deliveryWords[subscription.delivery].told] as const,
    [words.leave, words.emptyTo(leave)] as const,
  ];
}
