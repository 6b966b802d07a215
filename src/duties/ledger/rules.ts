import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, daysBetween, type CalendarDay } from '../../platform/time/index.ts';
import {
  kindsOfDuty,
  ledgerKinds,
  type Duty,
  type DutyOfFacts,
  type Happened,
  type KindOfDuty,
  type Opening,
} from './model.ts';

/** How much of each may be written. */
export const bounds = { mostEvidence: 500, mostReason: 1_000 } as const;

/** All kinds of facts that the ledger hears about petitions, or about groups, each once. */
export function kindsHeard(of: 'petition' | 'group'): readonly string[] {
  const heard = ledgerKinds.flatMap((kind) => {
    const { of: named, opens, meets, releases, rests }: KindOfDuty = kindsOfDuty[kind];
    if ((named ?? 'petition') !== of) return [];
    return [
      ...opens.map((opening) => opening.kind),
      ...meets,
      ...releases,
      ...(rests ? [rests.from, rests.until] : []),
    ];
  });
  return [...new Set(heard)];
}

/** The facts that only pause a duty. */
export const pausing: readonly string[] = ledgerKinds.flatMap((kind) => {
  const { rests }: KindOfDuty = kindsOfDuty[kind];
  return rests ? [rests.from] : [];
});

/**
 * The duties that the facts about one petition, or one group, have opened, in the order of their opening, each with its end.  It does not
 * matter in which order the facts come, or how often.
 */
export function dutiesFrom(facts: readonly Happened[]): DutyOfFacts[] {
  const found: DutyOfFacts[] = [];
  const inOrder = [...new Map(facts.map((one) => [one.id, one])).values()].toSorted((one, other) => one.id - other.id);
  for (const happened of inOrder) {
    for (const [place, duty] of found.entries())
      found[place] = duty.closed ? goingOn(duty, happened) : closedBy(duty, happened);
    for (const kind of ledgerKinds) {
      const { opens }: KindOfDuty = kindsOfDuty[kind];
      if (opens.some((opening) => isSaidBy(opening, happened)))
        found.push({ kind, openedBy: happened.id, openedAt: happened.at, detail: happened.fact, closed: null });
    }
  }
  return found;
}

function isSaidBy({ kind, saying = {} }: Opening, { fact }: Happened): boolean {
  return fact.kind === kind && Object.entries(saying).every(([detail, value]) => (fact[detail] ?? false) === value);
}

function closedBy(duty: DutyOfFacts, { id, at, by: person, fact }: Happened): DutyOfFacts {
  const { meets, releases, rests, about }: KindOfDuty = kindsOfDuty[duty.kind];
  const closing = { by: id, person, at, fact: fact.kind };
  const isAbout = fact[about] === duty.detail[about];
  if (meets.includes(fact.kind) && isAbout) return { ...duty, closed: { ...closing, outcome: 'met' } };
  const isReleased = releases.includes(fact.kind) || fact.kind === rests?.from;
  return isReleased && (isAbout || fact[about] === undefined)
    ? { ...duty, closed: { ...closing, outcome: 'released' } }
    : duty;
}

/** What only rests is owed again, or ends meanwhile. */
function goingOn(duty: DutyOfFacts, happened: Happened): DutyOfFacts {
  const { rests }: KindOfDuty = kindsOfDuty[duty.kind];
  if (!rests || duty.closed?.fact !== rests.from) return duty;
  return happened.fact.kind === rests.until ? { ...duty, closed: null } : closedBy(duty, happened);
}

/** What a duty is on a day. */
export const dutyStates = ['open', 'due', 'overdue', 'met', 'met-late', 'released'] as const;
export type DutyState = (typeof dutyStates)[number];

type Dated = Pick<Duty, 'outcome' | 'dueOn' | 'closedOn'>;

/** Its state on the day: overdue is nothing that is written down. */
export function stateOn({ outcome, dueOn, closedOn }: Dated, day: CalendarDay): DutyState {
  if (outcome === 'released') return 'released';
  if (outcome === 'met') return dueOn !== null && closedOn !== null && closedOn > dueOn ? 'met-late' : 'met';
  if (dueOn === null || day < dueOn) return 'open';
  return day === dueOn ? 'due' : 'overdue';
}

/** Days for which it has been overdue; 0 when it is not. */
export const daysOverdue = (duty: Dated, day: CalendarDay): number =>
  stateOn(duty, day) === 'overdue' ? daysBetween(duty.dueOn!, day) : 0;

/**
 * The reminder that falls into a span of days, both included, as it is worded on its last: before, on or after the day on which the duty
 * is due; null where none does.  The span is one day, unless nights were missed.
 */
export function reminderIn(
  duty: Dated & Pick<Duty, 'remindDaysBefore' | 'openedOn'>,
  { fromOn, toOn }: { readonly fromOn: CalendarDay; readonly toOn: CalendarDay },
): 'before' | 'on' | 'after' | null {
  const { outcome, dueOn, remindDaysBefore, openedOn } = duty;
  if (outcome !== null || dueOn === null || remindDaysBefore === null) return null;
  const fallsIn = (day: CalendarDay) => fromOn <= day && day <= toOn;
  if (dueOn < toOn) return fallsIn(addDays(dueOn, 1)) ? 'after' : null;
  if (dueOn === toOn) return 'on';
  // Nobody is reminded on the day on which they come to owe it.
  return fallsIn(addDays(dueOn, -remindDaysBefore)) && toOn > openedOn ? 'before' : null;
}

/** Whether everybody may read of it: a promise always, another duty while it is overdue, and where the rules say so. */
export const isForEverybody = (duty: Dated & Pick<Duty, 'kind' | 'isPublic'>, day: CalendarDay): boolean =>
  duty.isPublic && (duty.kind === 'promise' || ['overdue', 'met-late'].includes(stateOn(duty, day)));

/** Who asks to close a duty. */
interface Closing {
  readonly isOwner: boolean;
}

/** What keeps somebody from saying that a duty was met; empty when nothing does. */
export function impedimentsToMeeting(
  duty: Duty,
  evidence: { kind: string; text: string },
  closing: Closing,
): Impediment[] {
  const found = impedimentsToClosing(duty, closing);
  const text = evidence.text.trim();
  if (!text) found.push({ code: 'evidence-missing' });
  else if (evidence.kind === 'link' && !isWebAddress(text)) found.push({ code: 'evidence-no-link' });
  return found;
}

/** What keeps somebody from being released of a duty. */
export function impedimentsToReleasing(duty: Duty, reason: string, closing: Closing): Impediment[] {
  const found = impedimentsToClosing(duty, closing);
  return reason.trim() ? found : [...found, { code: 'release-reason-missing' }];
}

function impedimentsToClosing(duty: Duty, { isOwner }: Closing): Impediment[] {
  const found: Impediment[] = isOwner ? [] : [{ code: 'not-granted', grant: 'duty' }];
  if (duty.outcome !== null) found.push({ code: 'duty-closed-already', outcome: duty.outcome });
  return found;
}

/** An address that a reader can be led to: nothing but http and https. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
