import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { PolicyView, RenewalUnderWay } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import type { Answering } from '../people.ts';
import { letterWords as words } from './words.ts';

/** A term that nears its end, and what is done about it. */
export interface EndingTerm {
  readonly group: Group;
  readonly code: string;
  readonly untilOn: CalendarDay;
  readonly lapsesOn: CalendarDay;
  readonly renewal: PolicyView['renewal'];
  readonly underWay: RenewalUnderWay | undefined;
}

/** Tells whoever answers for the group that its term ends, and what renews it. */
export function postNotice(
  act: Act,
  { head }: Pick<Given, 'head'>,
  term: EndingTerm,
  to: readonly Answering[],
): Promise<void> {
  const { group, code, untilOn, lapsesOn, renewal, underWay } = term;
  return post(
    act,
    head,
    { group, to, once: `${untilOn} ${code}` },
    {
      subject: words.subject(group.name, words.lastDay(untilOn)),
      lede: code === 'opens' ? words.ledeOpens(group.name) : words.lede(group.name),
      facts: [
        [words.term, words.lastDay(untilOn)],
        [words.lapses, words.day(lapsesOn)],
        [words.needed, words.neededValue(renewal, lapsesOn)],
        ...(underWay ? [[words.underWay, words.signed(underWay.signed, underWay.needed)] as const] : []),
      ],
      fine: [words.fine(head().nouns)],
    },
  );
}

/** Tells them that it has lapsed. */
export function postLapsed(
  act: Act,
  { head }: Pick<Given, 'head'>,
  { group, untilOn }: { readonly group: Group; readonly untilOn: CalendarDay },
  to: readonly Answering[],
): Promise<void> {
  return post(
    act,
    head,
    { group, to, once: `${untilOn} lapsed` },
    {
      subject: words.lapsedSubject(group.name),
      lede: group.endedCode === 'inactive' ? words.lapsedInactive(group.name) : words.lapsedLede(group.name),
      facts: [[words.lapsedOn, words.day(group.endedOn ?? untilOn)]],
      paragraphs: [words.lapsedMore],
      fine: [words.lapsedFine(head().nouns)],
    },
  );
}

async function post(
  act: Act,
  head: Given['head'],
  { group, to, once }: { readonly group: Group; readonly to: readonly Answering[]; readonly once: string },
  parts: Omit<LetterParts, 'greeting' | 'button' | 'speaks'>,
): Promise<void> {
  const { baseUrl, speaks } = head();
  const button = { label: words.button, url: `${baseUrl}/groups/${group.slug}/renewal` };
  await postLetters(
    act,
    to.map((person) => ({
      once: `lifecycle.notice ${group.id} ${once} ${person.id}`,
      kind: 'lifecycle.notice',
      address: person.email,
      person: person.id,
      letter: composeLetter({ ...parts, greeting: words.greeting(person.name), button, speaks }),
    })),
  );
}
