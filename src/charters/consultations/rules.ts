import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { pendingStates, type Petition } from '../petitions/model.ts';
import {
  positionsWithReasons,
  type Asking,
  type Consultation,
  type ConsultationRules,
  type Replying,
  type UnitToAsk,
} from './model.ts';

/** How much of each may be written. */
export const bounds = {
  leastQuestion: 10,
  mostQuestion: 1_000,
  mostReason: 500,
  mostReasons: 4_000,
  mostRemarks: 4_000,
  mostName: 200,
  mostUnits: 20,
} as const;

/** Days to answer where the policy does not say. */
const usualAnswerDays = 21;
/** Nobody is given more. */
const mostAnswerDays = 180;
/** A unit is reminded so many days before the last one. */
const reminderDays = 7;

/** The day by which an answer is asked for unless somebody says otherwise: in time for the meeting that decides. */
export function usualAnswerDay(
  rules: ConsultationRules,
  today: CalendarDay,
  meetingOn: CalendarDay | null,
): CalendarDay {
  const day = addDays(today, rules.answerDays || usualAnswerDays);
  const last = lastAnswerDay(today, meetingOn);
  return day < last ? day : last;
}

/** The last day that may be given: the meeting that decides needs the answer. */
function lastAnswerDay(today: CalendarDay, meetingOn: CalendarDay | null): CalendarDay {
  const last = addDays(today, mostAnswerDays);
  return meetingOn !== null && meetingOn >= today && meetingOn < last ? meetingOn : last;
}

/** The day on which a unit that has not answered is reminded; null when it was asked too late for that. */
export function reminderDay(answerBy: CalendarDay, askedOn: CalendarDay): CalendarDay | null {
  const day = addDays(answerBy, -reminderDays);
  return day > askedOn ? day : null;
}

/** A unit as the rules see it. */
export interface AskableUnit {
  readonly id: number;
  readonly name: string;
  readonly contactEmail: string;
  readonly discontinuedOn: CalendarDay | null;
}

/** What keeps units from being asked; empty when nothing does. */
export function impedimentsToAsking(
  petition: Petition,
  asking: Asking,
  known: {
    readonly units: ReadonlyMap<number, AskableUnit>;
    readonly consultations: readonly Consultation[];
    readonly today: CalendarDay;
    readonly meetingOn: CalendarDay | null;
  },
): Impediment[] {
  const { today } = known;
  const found: Impediment[] = [];
  if (!pendingStates.includes(petition.state)) found.push({ code: 'petition-not-pending', state: petition.state });
  if (asking.units.length === 0) found.push({ code: 'units-missing' });
  if (asking.units.length > bounds.mostUnits) found.push({ code: 'units-many', most: bounds.mostUnits });
  const last = lastAnswerDay(today, known.meetingOn);
  if (asking.answerBy < today) found.push({ code: 'answer-day-past' });
  if (asking.answerBy > last) found.push({ code: 'answer-day-late', last, meeting: last === known.meetingOn });
  return [...found, ...asking.units.flatMap((one) => impedimentsOfUnit(petition, one, known))];
}

function impedimentsOfUnit(
  petition: Petition,
  { unit: id, touched, reason }: UnitToAsk,
  known: {
    readonly units: ReadonlyMap<number, AskableUnit>;
    readonly consultations: readonly Consultation[];
    readonly today: CalendarDay;
  },
): Impediment[] {
  const unit = known.units.get(id);
  if (!unit) return [{ code: 'unit-unknown' }];
  const { name } = unit;
  if (unit.discontinuedOn !== null && unit.discontinuedOn <= known.today) return [{ code: 'unit-no-more', name }];
  if (!unit.contactEmail) return [{ code: 'unit-without-address', name }];
  if (known.consultations.some((one) => one.unit === id && stillStands(one, petition, known.today)))
    return [{ code: 'unit-asked-already', name }];
  if (touched.length === 0 && !reason.trim()) return [{ code: 'unit-reason-missing', name }];
  return [];
}

/**
 * Whether a unit need not be asked again: it can still answer, or has answered for the text as it is now.  A reply that was
 * set aside is none.
 */
export function stillStands(one: Consultation, petition: Petition, today: CalendarDay): boolean {
  if (isOfEarlierText(one, petition)) return false;
  return one.reply ? one.reply.setAsideAt === null : today <= one.answerBy;
}

/** The petition was returned, and its text is another since. */
const isOfEarlierText = ({ askedAt }: Consultation, { frozenAt }: Petition): boolean =>
  frozenAt !== null && askedAt < frozenAt;

/** What keeps the holder of a link from replying; empty when nothing does. */
export function impedimentsToReplying(one: Consultation, petition: Petition, today: CalendarDay): Impediment[] {
  if (one.reply) return [{ code: 'consultation-answered' }];
  if (today > one.answerBy) return [{ code: 'consultation-expired', answerBy: one.answerBy }];
  if (!pendingStates.includes(petition.state) || isOfEarlierText(one, petition)) return [{ code: 'consultation-over' }];
  return [];
}

/** What a reply lacks. */
export function impedimentsOfReply({ position, reasons, name, office }: Replying): Impediment[] {
  const found: Impediment[] = [];
  if (positionsWithReasons.includes(position) && !reasons.trim()) found.push({ code: 'position-reasons-missing' });
  if (!name.trim()) found.push({ code: 'replier-name-missing' });
  if (!office.trim()) found.push({ code: 'replier-office-missing' });
  return found;
}

/** What keeps a reply from being confirmed as the unit's. */
export function impedimentsToConfirming({ reply }: Consultation): Impediment[] {
  if (!reply) return [{ code: 'reply-missing' }];
  return reply.confirmedAt || reply.setAsideAt ? [{ code: 'reply-settled-already' }] : [];
}

/** What keeps a reply from being set aside; one that was confirmed by mistake may still be. */
export function impedimentsToSettingAside({ reply }: Consultation, because: string): Impediment[] {
  if (!reply) return [{ code: 'reply-missing' }];
  if (reply.setAsideAt) return [{ code: 'reply-settled-already' }];
  return because.trim() ? [] : [{ code: 'set-aside-reason-missing' }];
}

/** What keeps receipt from being acknowledged; once for each filing. */
export function impedimentsToAcknowledging(petition: Petition, acknowledgedAt: Date | null): Impediment[] {
  if (!pendingStates.includes(petition.state)) return [{ code: 'petition-not-pending', state: petition.state }];
  return acknowledgedAt ? [{ code: 'receipt-acknowledged-already' }] : [];
}

/** The last asking of each unit, in the order in which units were first asked. */
export function latestOfEach<Asked extends Consultation>(consultations: readonly Asked[]): Asked[] {
  return [...new Map(consultations.map((one) => [one.unit, one])).values()];
}
