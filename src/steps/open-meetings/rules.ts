import type { Petition } from '../../charters/index.ts';
import type { StepOf } from '../../policies/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { isOfThisRound } from '../way/rules.ts';
import type { Announced, Held, OpenMeeting } from './model.ts';

/** How much of each may be written, and how far ahead a meeting may be. */
export const bounds = {
  mostPlace: 300,
  mostLink: 500,
  mostMinute: 20_000,
  mostAttendance: 100_000,
  mostDays: 730,
} as const;

type Rules = StepOf<'meeting'>;

/** The meetings at this step of the way since the text was frozen, but for those that were called off. */
export function standingAt(all: readonly OpenMeeting[], petition: Pick<Petition, 'stage' | 'frozenAt'>): OpenMeeting[] {
  return all.filter(
    ({ stage, announcedAt, calledOffAt }) =>
      stage === petition.stage && calledOffAt === null && isOfThisRound(announcedAt, petition),
  );
}

/** The first day on which an open meeting that is announced today may be held. */
export const firstDay = ({ noticeDays }: Rules, today: CalendarDay): CalendarDay => addDays(today, noticeDays);

/** What keeps an open meeting from being announced; empty when nothing does. */
export function impedimentsToAnnouncing(
  { heldOn, place, link }: Announced,
  rules: Rules,
  { standing, today }: { readonly standing: readonly OpenMeeting[]; readonly today: CalendarDay },
): Impediment[] {
  const found: Impediment[] = [];
  if (standing.some(({ recordedAt }) => recordedAt === null)) found.push({ code: 'meeting-announced-already' });
  const first = firstDay(rules, today);
  if (heldOn < first) found.push({ code: 'meeting-too-soon', noticeDays: rules.noticeDays, first });
  if (heldOn > addDays(today, bounds.mostDays)) found.push({ code: 'meeting-too-far' });
  if (!place.trim() && !link.trim()) found.push({ code: 'meeting-place-missing' });
  return found;
}

/** What keeps the attendance of a meeting from being recorded; empty when nothing does. */
export function impedimentsToRecording(
  meeting: OpenMeeting | undefined,
  { minute }: Held,
  rules: Rules,
  today: CalendarDay,
): Impediment[] {
  if (!meeting || meeting.recordedAt) return [{ code: 'no-meeting-to-record' }];
  const found: Impediment[] = [];
  if (today < meeting.heldOn) found.push({ code: 'meeting-to-come', heldOn: meeting.heldOn });
  if (rules.minute && !minute.trim()) found.push({ code: 'meeting-minute-missing' });
  return found;
}

/** Whether enough came for the petition to move on. */
export const sufficed = ({ attendance }: Pick<OpenMeeting, 'attendance'>, rules: Rules): boolean =>
  attendance !== null && attendance >= (rules.attendance ?? 0);

/** Whether people can still go there: it was not called off, and nobody has recorded what came of it. */
export const isToCome = (
  { heldOn, calledOffAt, recordedAt }: Pick<OpenMeeting, 'heldOn' | 'calledOffAt' | 'recordedAt'>,
  today: CalendarDay,
): boolean => heldOn >= today && !calledOffAt && !recordedAt;
