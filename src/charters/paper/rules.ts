import type { Impediment } from '../../platform/refusal/index.ts';
import { dayOf, startOfDay, type CalendarDay } from '../../platform/time/index.ts';
import type { Standing } from '../../roll/index.ts';
import type { Petition } from '../petitions/model.ts';
import { impedimentsToCollecting, impedimentsToSigning, type SigningRules } from '../petitions/rules.ts';
import type { LineState } from './model.ts';

/** A petition, and the member who stands on a sheet under it. */
export interface OnPaper {
  readonly petition: Petition;
  readonly member: number;
  /** Of the day on which they signed. */
  readonly standing: Standing;
  readonly hasSigned: boolean;
  /** The day on which they last took a signature under it back; null when they never did. */
  readonly withdrawnOn: CalendarDay | null;
  /** The day beside the name. */
  readonly on: CalendarDay;
}

interface Now {
  readonly at: Date;
  readonly today: CalendarDay;
  readonly zone: string;
}

/** What keeps sheets of signatures from being entered; empty when nothing does. A name on a sheet is no letter. */
export function impedimentsToPaper(
  petition: Pick<Petition, 'state' | 'closesAt'>,
  { byLetter = false }: Pick<SigningRules, 'byLetter'>,
  now: Pick<Now, 'at' | 'zone'>,
): Impediment[] {
  return byLetter ? [{ code: 'letters-not-on-paper' }] : impedimentsToCollecting(petition, now);
}

/**
 * What keeps a line on a sheet from being a signature; empty when nothing does.  The same is asked as of whoever signs here, with
 * the standing of the day that was written, and that the text could be signed on that day.
 */
export function impedimentsToSigningOnPaper(
  { petition, member, standing, hasSigned, withdrawnOn, on }: OnPaper,
  rules: SigningRules,
  now: Now,
): Impediment[] {
  const signer = { ...standing, member, joinedOn: standing.joinedOn ?? null, sharedAddress: false };
  const toSign = { ...petition, textSha256: petition.textSha256 ?? '', signer, hasSigned };
  // Of two that bear the same day, nobody knows which came first; whoever wants to can sign again.
  const isWithdrawnSince = withdrawnOn !== null && on <= withdrawnOn;
  return [
    ...impedimentsToDay(petition, on, now),
    ...(isWithdrawnSince ? [{ code: 'withdrawn-since' }] : []),
    ...impedimentsToSigning(toSign, rules, { ...now, today: on }),
  ];
}

/** What speaks against the day on a sheet: it has not come yet, or the text could not be signed on it. */
function impedimentsToDay(petition: Petition, on: CalendarDay, { today, zone }: Now): Impediment[] {
  if (on > today) return [{ code: 'paper-day-to-come' }];
  if (!petition.openedAt || on < dayOf(petition.openedAt, zone)) return [{ code: 'paper-before-opening' }];
  if (petition.closesAt && startOfDay(on, zone) >= petition.closesAt) return [{ code: 'paper-after-closing' }];
  return [];
}

/** The instant of a signature of which only the day is known: the first of that day at which it could be given. */
export function instantOn(on: CalendarDay, petition: Pick<Petition, 'openedAt'>, zone: string): Date {
  const begins = startOfDay(on, zone);
  return petition.openedAt && petition.openedAt > begins ? petition.openedAt : begins;
}

/** What keeps staff from saying which member a line is. */
export function impedimentsToSettling(line: { readonly state: LineState }): Impediment[] {
  return line.state === 'signed' ? [{ code: 'line-signed-already' }] : [];
}

/** What keeps staff from taking a line back; once the petition is filed, the verifier strikes the signature out. */
export function impedimentsToTakingBack(
  line: { readonly state: LineState },
  petition: Pick<Petition, 'state'>,
): Impediment[] {
  if (line.state !== 'signed') return [{ code: 'line-not-signed' }];
  if (petition.state !== 'signing' && petition.state !== 'suspended') return [{ code: 'line-filed' }];
  return [];
}
