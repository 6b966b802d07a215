import { charterOf, renewalOpensOn, termFrom, windowOf } from '../../charters/index.ts';
import { addDays, addMilliseconds, addMonths, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { Policy, StepOf } from '../../policies/index.ts';
import type { GroupEffect, GroupInTerm, Needed, PetitionEffect, PetitionUnderWay } from './model.ts';

/** On which day, and where. */
export interface Now {
  readonly today: CalendarDay;
  readonly zone: string;
}

/** What would differ for a petition if it were begun under other rules than its own; empty when nothing would. */
export function effectsOnPetition(
  petition: PetitionUnderWay,
  { own, other }: { readonly own: Policy; readonly other: Policy },
  { today, zone }: Now,
): PetitionEffect[] {
  const found: PetitionEffect[] = [];
  const { needed: now, signed, openedAt, closesAt, state } = petition;
  const otherwise = neededBy(petition, own, other);
  if (now !== null && otherwise !== null && now !== otherwise) found.push({ code: 'needed', now, otherwise, signed });

  const [mine, theirs] = [own, other].map((policy) => signingsIn(policy)[0]);
  if (petition.kind === 'establish' && state === 'signing' && openedAt && closesAt && mine && theirs) {
    const [openedOn, lastDay] = [dayOf(openedAt, zone), dayOf(addMilliseconds(closesAt, -1), zone)];
    const lastThen = lastSigningDay(theirs, openedOn);
    // A second stage, or one that was returned, was not opened on the day from which its window counts.
    if (lastSigningDay(mine, openedOn) === lastDay && lastThen !== lastDay)
      found.push({ code: 'window', now: lastDay, otherwise: lastThen, isOver: lastThen < today });
  }

  const [termNow, termThen] = [charterOf(own).termMonths, charterOf(other).termMonths];
  if (termNow !== termThen) found.push({ code: 'term', now: termNow, otherwise: termThen });
  return found;
}

/** Of a petition to renew, as many as a renewal asks for; null where the other rules gather none. */
function neededBy(petition: PetitionUnderWay, own: Policy, other: Policy): Needed | null {
  if (petition.kind === 'renew') return 'count' in other.renewal ? other.renewal.count : null;
  return signingAlike(petition, own, other)?.count ?? null;
}

/** The signing of the other rules that stands where the petition's own stands: the first, or the second of two stages. */
function signingAlike({ stage }: PetitionUnderWay, own: Policy, other: Policy): StepOf<'signatures'> | undefined {
  const place = Math.max(0, signingsIn({ steps: own.steps.slice(0, stage + 1) }).length - 1);
  const signings = signingsIn(other);
  return signings[Math.min(place, signings.length - 1)];
}

const signingsIn = ({ steps }: Pick<Policy, 'steps'>): StepOf<'signatures'>[] =>
  steps.filter((step) => step.step === 'signatures');

function lastSigningDay(step: StepOf<'signatures'>, openedOn: CalendarDay): CalendarDay {
  if (!('until' in step.window)) {
    const { months, days } = windowOf(step);
    return addDays(addMonths(openedOn, months), days);
  }
  const year = Number(openedOn.slice(0, 4));
  const thisYear = `${year}-${step.window.until}`;
  return thisYear >= openedOn ? thisYear : `${year + 1}-${step.window.until}`;
}

/** What would differ for a group if its term had begun under other rules than its own; empty when nothing would. */
export function effectsOnGroup(
  { term, renewals }: Pick<GroupInTerm, 'term' | 'renewals'>,
  { own, other }: { readonly own: Policy; readonly other: Policy },
  { today }: Pick<Now, 'today'>,
): GroupEffect[] {
  const found: GroupEffect[] = [];
  const [mine, theirs] = [charterOf(own), charterOf(other)];
  const otherwise = termFrom(term.fromOn, theirs);
  if (mine.termMonths !== theirs.termMonths && term.untilOn !== otherwise.untilOn)
    found.push({
      code: 'ends',
      now: term.untilOn,
      otherwise: otherwise.untilOn,
      isOver: otherwise.untilOn !== null && addDays(otherwise.untilOn, theirs.graceDays) <= today,
    });

  const [opensNow, opensThen] = [renewalOpensOn(term, mine), renewalOpensOn(otherwise, theirs)];
  if (otherwise.untilOn !== null && opensNow !== opensThen)
    found.push({ code: 'opens', now: opensNow, otherwise: opensThen });

  const [mostNow, mostThen] = [mostRenewals(own), mostRenewals(other)];
  if (mostNow !== mostThen) found.push({ code: 'renewals', had: renewals, now: mostNow, otherwise: mostThen });

  if (asks(own) !== asks(other)) found.push({ code: 'renewed-by', now: own.renewal, otherwise: other.renewal });
  return found;
}

const mostRenewals = ({ renewal }: Policy): number | null => (renewal.by === 'nothing' ? null : renewal.atMost);

const asks = ({ renewal }: Policy): string => `${renewal.by} ${'count' in renewal ? renewal.count : ''}`;

/**
 * How often a group has been renewed: every term but the first follows from a renewal, unless the group had lapsed before.
 *
 * @param terms latest first
 */
export function renewalsAmong([, ...earlier]: readonly Pick<GroupInTerm['term'], 'endedCode'>[]): number {
  const lapsed = earlier.findIndex(({ endedCode }) => endedCode === 'lapsed');
  return lapsed === -1 ? earlier.length : lapsed;
}
