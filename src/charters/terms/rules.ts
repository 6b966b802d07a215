import { addDays, addMonths, monthsBetween, type CalendarDay } from '../../platform/time/index.ts';
import type { PetitionState } from '../petitions/model.ts';

/** What the policy says of a term. */
export interface TermRules {
  /** Null for a term without end. */
  readonly termMonths: number | null;
  /** How many months before its end a renewal may be begun; null where the policy is silent. */
  readonly renewalOpensMonths: number | null;
  /** How many days after its end a group may still be renewed. */
  readonly graceDays: number;
}

export interface Term {
  readonly fromOn: CalendarDay;
  /** Exclusive; null for a term without end. */
  readonly untilOn: CalendarDay | null;
}

/** The term that begins on a day. */
export function termFrom(fromOn: CalendarDay, { termMonths }: TermRules): Term {
  return { fromOn, untilOn: termMonths === null ? null : addMonths(fromOn, termMonths) };
}

/** How far a term has got, in whole months; `total` is null for a term without end. */
export function monthsOf({ fromOn, untilOn }: Term, today: CalendarDay): { gone: number; total: number | null } {
  const total = untilOn === null ? null : monthsBetween(fromOn, untilOn);
  const gone = Math.max(0, monthsBetween(fromOn, today));
  return { gone: total === null ? gone : Math.min(gone, total), total };
}

/** The day from which a renewal may be begun; null where the term has no end or the policy is silent. */
export function renewalOpensOn({ untilOn }: Term, { renewalOpensMonths }: TermRules): CalendarDay | null {
  return untilOn === null || renewalOpensMonths === null ? null : addMonths(untilOn, -renewalOpensMonths);
}

/** The day on which a group that was not renewed lapses: the end of its term, and the days of grace. */
export function lapsesOn({ untilOn }: Term, { graceDays }: TermRules): CalendarDay | null {
  return untilOn === null ? null : addDays(untilOn, graceDays);
}

interface Renewing {
  readonly state: PetitionState;
  readonly filedOn: CalendarDay | null;
}

/** Since when a petition to renew waits for its decision: null while it is signed, undefined while its organizers and staff alone see it. */
export function pendingSince({ state, filedOn }: Renewing): CalendarDay | null | undefined {
  if (state === 'draft' || state === 'screening') return undefined;
  return state === 'signing' || state === 'suspended' ? null : filedOn;
}
