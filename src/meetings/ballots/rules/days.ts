import { addDays, dayOf, daysBetween, hours, startOfDay } from '../../../platform/time/index.ts';

/** For how many days a ballot between meetings is announced, and then open. */
export interface BallotDays {
  readonly noticeDays: number;
  readonly openDays: number;
}

/**
 * When a ballot that is announced now opens and closes.  Without notice it opens at once, and today is no day of those that
 * are promised.
 */
export function periodOf(
  { noticeDays, openDays }: BallotDays,
  now: { readonly at: Date; readonly today: string; readonly zone: string },
): { readonly opensAt: Date; readonly closesAt: Date } {
  const { at, today, zone } = now;
  if (noticeDays === 0) return { opensAt: at, closesAt: startOfDay(addDays(today, openDays + 1), zone) };
  const opensOn = addDays(today, noticeDays);
  return { opensAt: startOfDay(opensOn, zone), closesAt: startOfDay(addDays(opensOn, openDays), zone) };
}

/** The next full hour: an end at the instant of the last vote would say whose it was. */
export const endOfHour = (at: Date): Date => new Date((Math.floor(at.getTime() / hours(1)) + 1) * hours(1));

/** Members who have not voted are reminded so many days before the end. */
const reminderDays = 2;

/** When; null for a ballot that is open for too few days to need it. */
export function remindsAt(
  { opensAt, closesAt }: { readonly opensAt: Date; readonly closesAt: Date },
  zone: string,
): Date | null {
  const [first, end] = [dayOf(opensAt, zone), dayOf(closesAt, zone)];
  return daysBetween(first, end) > reminderDays + 1 ? startOfDay(addDays(end, -reminderDays), zone) : null;
}
