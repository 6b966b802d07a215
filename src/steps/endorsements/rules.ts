import { waitingStates, type Petition } from '../../charters/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { isOfThisRound } from '../way/rules.ts';
import type { Answering, Endorsement, Named } from './model.ts';

/** How much of each may be written, how many may be asked at a time, and how many organizers may name in all: each gets letters. */
export const bounds = { mostName: 200, mostReasons: 4_000, mostAsked: 20, mostNamed: 60 } as const;

/** An endorser is reminded so many days before the last one, or so many after they were asked where no day is named. */
const reminderDays = { before: 7, after: 14 } as const;

/** Those that were asked at this step of the way since the text was frozen, and were not taken back. */
export function standingAt(all: readonly Endorsement[], petition: Pick<Petition, 'stage' | 'frozenAt'>): Endorsement[] {
  return all.filter(
    ({ stage, namedAt, takenBackAt }) =>
      stage === petition.stage && takenBackAt === null && isOfThisRound(namedAt, petition),
  );
}

/** Whether an endorsement counts: given, and known to be the office's. */
export const counts = ({ answer, confirmedAt }: Endorsement): boolean => answer === 'endorsed' && confirmedAt !== null;

/** Who is asked already, by which addresses it is organized, and how many were ever asked, where organizers name one more. */
interface Naming {
  readonly standing: readonly Endorsement[];
  readonly organizers: readonly string[];
  readonly asked: number;
}

/** What keeps somebody from being named as an endorser; empty when nothing does. */
export function impedimentsToNaming(
  { name, office, email }: Named,
  { standing, organizers, asked }: Naming,
): Impediment[] {
  const found: Impediment[] = [];
  const same = (other: string) => other.trim().toLowerCase() === email.trim().toLowerCase();
  if (!name.trim()) found.push({ code: 'endorser-name-missing' });
  if (!office.trim()) found.push({ code: 'endorser-office-missing' });
  if (!email.trim()) found.push({ code: 'endorser-address-missing' });
  else if (organizers.some(same)) found.push({ code: 'endorser-organizes' });
  else if (standing.some((one) => same(one.email))) found.push({ code: 'endorser-named-already' });
  if (standing.length >= bounds.mostAsked) found.push({ code: 'endorsers-many', most: bounds.mostAsked });
  else if (asked >= bounds.mostNamed) found.push({ code: 'endorsers-named-many', most: bounds.mostNamed });
  return found;
}

/** What keeps the holder of a link from answering; empty when nothing does. */
export function impedimentsToAnswering(one: Endorsement, petition: Petition): Impediment[] {
  if (one.answer) return [{ code: 'endorsement-answered' }];
  const isWaited = waitingStates.includes(petition.state) && standingAt([one], petition).length > 0;
  if (!isWaited) return [{ code: 'endorsement-over' }];
  return petition.state === 'halted' ? [{ code: 'petition-halted' }] : [];
}

/** What an answer lacks. */
export function impedimentsOfAnswer({ answer, reasons }: Answering): Impediment[] {
  return answer === 'declined' && !reasons.trim() ? [{ code: 'endorsement-reasons-missing' }] : [];
}

/** What keeps an endorsement from being confirmed as the office's. */
export function impedimentsToConfirming(one: Endorsement): Impediment[] {
  if (one.takenBackAt) return [{ code: 'endorsement-over' }];
  if (one.answer !== 'endorsed') return [{ code: 'endorsement-missing' }];
  return one.confirmedAt ? [{ code: 'endorsement-confirmed-already' }] : [];
}

/** What keeps an endorser from being taken back: what was endorsed and counts stands. */
export function impedimentsToTakingBack(one: Endorsement): Impediment[] {
  if (one.takenBackAt) return [{ code: 'endorsement-over' }];
  return counts(one) ? [{ code: 'endorsement-counts' }] : [];
}

/** The day on which an endorser who has not answered is reminded; null where they were asked too late for that. */
export function reminderDay(dueOn: CalendarDay | null, askedOn: CalendarDay): CalendarDay | null {
  const day = dueOn === null ? addDays(askedOn, reminderDays.after) : addDays(dueOn, -reminderDays.before);
  return day > askedOn ? day : null;
}
