import type { Impediment } from '../../platform/refusal/index.ts';
import { dayOf, days, type CalendarDay } from '../../platform/time/index.ts';
import type { Sitting, SittingDetails, SittingId } from './model.ts';

/** So many letters at most. */
export const bounds = { name: 120, place: 300, link: 500, reason: 1_000 } as const;

/** A sitting of several days is one; so many at most. */
export const mostDays = 14;

/** What is amiss with what a keeper says of a sitting; empty when nothing is. */
export function impedimentsOfDetails(
  { name, beginsAt, endsAt, link, fileBy }: SittingDetails,
  zone: string,
): Impediment[] {
  const found: Impediment[] = [];
  if (!name.trim()) found.push({ code: 'sitting-name-missing' });
  if (endsAt <= beginsAt) found.push({ code: 'sitting-ends-before-it-begins' });
  if (endsAt.getTime() - beginsAt.getTime() > days(mostDays)) found.push({ code: 'sitting-too-long', most: mostDays });
  if (link && !isWebAddress(link)) found.push({ code: 'sitting-link-unusable' });
  if (fileBy !== null && fileBy > dayOf(beginsAt, zone)) found.push({ code: 'file-by-after-sitting' });
  return found;
}

/** Whether a browser may be led there: an address of the web, and nothing that runs. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What keeps a sitting from being announced. */
export function impedimentsToAnnouncing(
  sitting: SittingDetails & Pick<Sitting, 'calendarOn'>,
  known: {
    readonly zone: string;
    /** From when the body is no more. */
    readonly discontinuedOn: CalendarDay | null;
    /** Days of the calendar that have been taken over. */
    readonly taken: readonly CalendarDay[];
  },
): Impediment[] {
  const found: Impediment[] = [];
  const { discontinuedOn } = known;
  if (discontinuedOn !== null && discontinuedOn <= dayOf(sitting.endsAt, known.zone))
    found.push({ code: 'body-no-more', on: discontinuedOn });
  if (sitting.calendarOn !== null && known.taken.includes(sitting.calendarOn))
    found.push({ code: 'calendar-day-taken', on: sitting.calendarOn });
  return [...found, ...impedimentsOfDetails(sitting, known.zone)];
}

/** What keeps a sitting from being changed or cancelled; it is on record once it was held. */
export function impedimentsToChanging({ state }: Pick<Sitting, 'state'>): Impediment[] {
  if (state === 'cancelled') return [{ code: 'sitting-cancelled' }];
  return state === 'held' ? [{ code: 'sitting-held-already' }] : [];
}

/** Whether who comes has to know of a change: when it is, or where. */
export function isMovedBy(known: SittingDetails, { beginsAt, endsAt, place, link, inWorld }: SittingDetails): boolean {
  const isThen = known.beginsAt.getTime() === beginsAt.getTime() && known.endsAt.getTime() === endsAt.getTime();
  return !isThen || known.place !== place || known.link !== link || known.inWorld !== inWorld;
}

/** What keeps a sitting from being cancelled. */
export function impedimentsToCancelling(sitting: Pick<Sitting, 'state'>, because: string): Impediment[] {
  const found = impedimentsToChanging(sitting);
  if (!because.trim()) found.push({ code: 'cancelling-reason-missing' });
  return found;
}

/** What keeps a sitting from being recorded as held. */
export function impedimentsToHolding(sitting: Pick<Sitting, 'state' | 'beginsAt'>, at: Date): Impediment[] {
  const found = impedimentsToChanging(sitting);
  if (at <= sitting.beginsAt) found.push({ code: 'sitting-not-begun', beginsAt: sitting.beginsAt.toISOString() });
  return found;
}

/** What rests upon a sitting that is on record as held. */
export interface RestingOn {
  readonly minutesPublishedAt: Date | null;
  /** Votes that were taken at it, and are on record. */
  readonly votes: number;
}

/** What keeps “held” from being taken back: others have read what came of the meeting. */
export function impedimentsToTakingBack(
  { state }: Pick<Sitting, 'state'>,
  { minutesPublishedAt, votes }: RestingOn,
): Impediment[] {
  if (state !== 'held') return [{ code: 'sitting-not-on-record' }];
  const found: Impediment[] = [];
  if (minutesPublishedAt) found.push({ code: 'minutes-published-already' });
  if (votes > 0) found.push({ code: 'sitting-has-votes', votes });
  return found;
}

/** What is asked of a sitting of the committee to tell petitioners of it. */
export type Announced = Pick<Sitting, 'id' | 'name' | 'beginsAt' | 'fileBy' | 'calendarOn' | 'state'>;

/** A meeting that is to come: one that is announced, or a usual day of the calendar. */
export interface ComingMeeting {
  readonly name: string;
  readonly on: CalendarDay;
  readonly fileBy: CalendarDay;
  /** Null for a day of the calendar, which nobody has announced yet. */
  readonly sitting: SittingId | null;
}

/**
 * The meetings to come, soonest first: those that are announced, and after the last of them the days of the calendar, but for
 * those in whose place a sitting stands, also one that was cancelled or moved.  One without a day of filing takes petitions
 * until it begins.
 *
 * @param known sittings of the body, soonest first
 * @param calendar its usual days, soonest first
 */
export function comingMeetings(
  known: readonly Announced[],
  calendar: readonly { readonly name: string; readonly on: CalendarDay; readonly fileBy: CalendarDay }[],
  { today, zone }: { readonly today: CalendarDay; readonly zone: string },
): ComingMeeting[] {
  const announced = known
    .filter(({ state }) => state === 'planned')
    .map(({ id, name, beginsAt, fileBy }) => {
      const on = dayOf(beginsAt, zone);
      return { name, on, fileBy: fileBy ?? on, sitting: id };
    })
    .filter(({ on }) => on >= today);
  const last = announced.at(-1)?.on ?? '';
  const usual = calendar.filter(({ on }) => on > last && !known.some(({ calendarOn }) => calendarOn === on));
  return [...announced, ...usual.map(({ name, on, fileBy }) => ({ name, on, fileBy, sitting: null }))];
}

/** The next meeting that a petition reaches if it is filed on the day; null when none is known. */
export function meetingReached(coming: readonly ComingMeeting[], filedOn: CalendarDay): ComingMeeting | null {
  return coming.find(({ fileBy }) => fileBy >= filedOn) ?? null;
}
