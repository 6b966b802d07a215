import { lapsesOn, renewalOpensOn, type PolicyView } from '../../charters/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, addMonths, type CalendarDay } from '../../platform/time/index.ts';
import type { RenewalStanding, Way } from './model.ts';

/** What the version by which a group is judged says of its renewal. */
export type RenewalRules = Pick<PolicyView, 'charter' | 'renewal' | 'ending'>;

/** A group that has lapsed is begun again; every other is renewed. */
export const wayOf = ({ group }: Pick<RenewalStanding, 'group'>): Way =>
  group.state === 'lapsed' ? 'revival' : 'renewal';

/** From when and until when a renewal may be begun: the end is exclusive; null where there is none. */
export interface Window {
  readonly fromOn: CalendarDay | null;
  readonly untilOn: CalendarDay | null;
}

/** The window for the next term; for a group that lapsed, what the policy says of its hiatus. */
export function windowOf({ group, term }: RenewalStanding, { charter, ending }: RenewalRules): Window {
  if (group.state === 'lapsed' && group.endedOn)
    return { fromOn: addMonths(group.endedOn, ending.hiatusMonths), untilOn: null };
  if (!term) return { fromOn: null, untilOn: null };
  return { fromOn: renewalOpensOn(term, charter) ?? term.fromOn, untilOn: lapsesOn(term, charter) };
}

/**
 * How often a group has been renewed.  Every term but the first follows from a renewal, unless the group had lapsed before it:
 * then it was begun again, and counts anew.
 *
 * @param terms latest first
 */
export function renewalsIn(terms: readonly { readonly endedCode: string | null }[]): number {
  const [, ...earlier] = terms;
  const lapsed = earlier.findIndex(({ endedCode }) => endedCode === 'lapsed');
  return lapsed === -1 ? earlier.length : lapsed;
}

/** The day after the last on which a petition to renew can be signed, as its last day; undefined where no day ends it. */
export function signableUntil(standing: RenewalStanding, rules: RenewalRules): CalendarDay | undefined {
  const { untilOn } = windowOf(standing, rules);
  // One that was returned after the end is signed on: the group goes on until it is decided.
  return untilOn !== null && standing.today < untilOn ? addDays(untilOn, -1) : undefined;
}

/** What keeps a petition to renew a group from being begun on the day, whoever asks; empty when nothing does. */
export function impedimentsToRenewing(standing: RenewalStanding, rules: RenewalRules): Impediment[] {
  return [...impedimentsOfDay(standing, rules), ...impedimentsOfOther(standing, null)];
}

/** What keeps a draft from being made public on the day: of several the first goes on. */
export function impedimentsToOpening(standing: RenewalStanding, rules: RenewalRules, draft: number): Impediment[] {
  return [...impedimentsOfDay(standing, rules), ...impedimentsOfOther(standing, draft)];
}

function impedimentsOfOther({ underWay }: RenewalStanding, but: number | null): Impediment[] {
  if (!underWay || underWay.petition === but) return [];
  return [{ code: 'renewal-under-way', petition: underWay.petition, state: underWay.state }];
}

function impedimentsOfDay(standing: RenewalStanding, rules: RenewalRules): Impediment[] {
  const { group, today } = standing;
  if (group.state !== 'lapsed') return [...impedimentsOfWay(rules), ...impedimentsOfTerm(standing, rules)];
  const { fromOn } = windowOf(standing, rules);
  return fromOn !== null && today < fromOn ? [{ code: 'hiatus-not-over', fromOn }] : [];
}

function impedimentsOfWay({ renewal: { by } }: RenewalRules): Impediment[] {
  return ['registration', 'deliverables', 'agreement'].includes(by) ? [{ code: 'renewal-other-way', by }] : [];
}

/** What keeps the term of a group from being followed by another, by whatever way. */
export function impedimentsOfTerm(standing: RenewalStanding, rules: RenewalRules): Impediment[] {
  const { group, term, renewals, today } = standing;
  if (group.state !== 'active') return [{ code: 'renewal-group-ended', state: group.state }];
  if (!term || term.untilOn === null || rules.renewal.by === 'nothing') return [{ code: 'renewal-not-needed' }];

  const found: Impediment[] = [];
  const { fromOn, untilOn } = windowOf(standing, rules);
  const { atMost } = rules.renewal;
  if (atMost !== null && renewals >= atMost) found.push({ code: 'renewals-used-up', atMost });
  if (fromOn !== null && today < fromOn) found.push({ code: 'renewal-too-early', fromOn });
  if (untilOn !== null && today >= untilOn) found.push({ code: 'renewal-too-late', untilOn });
  return found;
}
