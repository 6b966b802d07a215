import type { PastPetition } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import { addDays, dayOf, startOfDay, type CalendarDay } from '../../platform/time/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { GroupNews, PublicPromise } from './model.ts';
import type { Told } from './told.ts';
import { toldWritten, words } from './words.ts';

/** A fact of which news are made. */
export interface ToldAt {
  readonly id: number;
  readonly at: Date;
  readonly fact: Told;
}

/** What is known of a group whose news are asked for. */
export interface Known {
  readonly group: Pick<Group, 'id' | 'slug' | 'formerNames' | 'successor' | 'openedOn'>;
  readonly facts: readonly ToldAt[];
  /** Those that everybody may read. */
  readonly petitions: readonly Pick<PastPetition, 'petition' | 'kind'>[];
  readonly promises: readonly PublicPromise[];
  readonly nouns: Nouns;
  readonly zone: string;
  readonly today: CalendarDay;
}

/** All news of a group, the latest first. */
export function newsFrom(known: Known): GroupNews[] {
  const told = readByAll(known.facts).flatMap((each) => newsOf(each, known) ?? []);
  const promised = known.promises.flatMap((promise) => newsOfPromise(promise, known));
  return [...told, ...promised].toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

/** Without a proposal that was withdrawn: its page is then its conveners' own again. */
function readByAll(facts: readonly ToldAt[]): ToldAt[] {
  const withdrawn = new Set(
    facts.flatMap(({ fact }) => (fact.kind === 'lifecycle.change-withdrawn' ? [fact.proposal] : [])),
  );
  return facts.filter(({ fact }) => !('proposal' in fact && withdrawn.has(fact.proposal)));
}

function newsOf({ id, at, fact }: ToldAt, known: Known): GroupNews | null {
  const { group, petitions, nouns, zone } = known;
  const of = 'petition' in fact ? petitions.find(({ petition }) => petition === fact.petition) : undefined;
  const says = toldWritten(fact, {
    nouns,
    formerName: nameGivenUpOn(dayOf(at, zone), group),
    successor: group.successor ?? '',
    asks: of?.kind ?? 'establish',
  });
  return says === null
    ? null
    : { key: `fact ${id}`, at: happenedAt(at, fact, known), says, path: pathOf(fact, group, of?.petition) };
}

/** What was brought in, or put down later, happened on its own day and not on that on which it was recorded. */
function happenedAt(at: Date, fact: Told, { group, zone }: Known): Date {
  const day = dayTold(fact, group);
  return day !== null && day < dayOf(at, zone) ? startOfDay(day, zone) : at;
}

function dayTold(fact: Told, { openedOn }: Known['group']): CalendarDay | null {
  if (fact.kind === 'groups.group-opened') return openedOn;
  if (fact.kind === 'charters.term-opened') return fact.fromOn;
  return 'on' in fact ? fact.on : null;
}

/** Two names that were given up on one day cannot be told apart. */
function nameGivenUpOn(day: CalendarDay, { formerNames }: Known['group']): string | null {
  const [name, another] = formerNames.filter(({ untilOn }) => untilOn === day);
  return name && !another ? name.name : null;
}

function pathOf(fact: Told, { slug }: Known['group'], petition: number | undefined): string {
  if (petition !== undefined) return `/petitions/${petition}`;
  if ('proposal' in fact) return `/groups/${slug}/changes/${fact.proposal}`;
  return `/groups/${slug}`;
}

function newsOfPromise(promise: PublicPromise, { zone, today }: Known): GroupNews[] {
  const { id, promise: text, openedOn, dueOn, outcome, closedOn } = promise;
  const isLate = dueOn !== null && (closedOn ?? today) > dueOn;
  const on = (day: CalendarDay, what: string, says: string): GroupNews => ({
    key: `promise ${id} ${what}`,
    at: startOfDay(day, zone),
    says,
    path: `/duties/${id}`,
  });
  return [
    on(openedOn, 'made', words.promised(text, dueOn)),
    ...(isLate ? [on(addDays(dueOn, 1), 'overdue', words.overdue(text, dueOn))] : []),
    ...(outcome && closedOn
      ? [on(closedOn, outcome, outcome === 'met' ? words.kept(text) : words.released(text))]
      : []),
  ];
}
