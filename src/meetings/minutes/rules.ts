import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { Sitting } from '../sittings/model.ts';
import type { Minutes, MinutesDraft } from './model.ts';

/** So many letters at most. */
export const bounds = { body: 50_000, item: 20_000, amendment: 10_000, reason: 500 } as const;

/** Keepers are reminded so many days before minutes are due. */
export const remindDaysBefore = 7;

/** The last day on which the minutes of a meeting are in time. */
export function minutesDueOn({ endsAt }: Pick<Sitting, 'endsAt'>, zone: string, dueDays: number): CalendarDay {
  return addDays(dayOf(endsAt, zone), dueDays);
}

/** What keeps minutes from being drafted; from the beginning of the meeting on they may be. */
export function impedimentsToDrafting(
  { state, beginsAt }: Pick<Sitting, 'state' | 'beginsAt'>,
  minutes: Minutes | undefined,
  at: Date,
): Impediment[] {
  if (state === 'cancelled') return [{ code: 'sitting-cancelled' }];
  if (minutes?.publishedAt) return [{ code: 'minutes-published-already' }];
  return at < beginsAt ? [{ code: 'sitting-not-begun', beginsAt: beginsAt.toISOString() }] : [];
}

/** What keeps a draft from being saved over what is there. */
export function impedimentsToSaving(minutes: Minutes | undefined, { revision }: MinutesDraft): Impediment[] {
  if (!minutes || minutes.revision === revision) return [];
  return [{ code: 'minutes-changed-meanwhile', savedAt: minutes.savedAt.toISOString() }];
}

/** What keeps minutes from being published. */
export function impedimentsToPublishing(
  sitting: Pick<Sitting, 'id' | 'state' | 'beginsAt' | 'endsAt'>,
  minutes: Minutes | undefined,
  { at, items }: { readonly at: Date; readonly items: readonly { readonly minute: string }[] },
): Impediment[] {
  const found = impedimentsToDrafting(sitting, minutes, at);
  if (found.length > 0) return found;
  if (sitting.state !== 'held') found.push({ code: 'sitting-not-held', sitting: sitting.id });
  else if (at < sitting.endsAt) found.push({ code: 'sitting-not-over' });
  if (!minutes?.body.trim() && items.every(({ minute }) => !minute.trim())) found.push({ code: 'minutes-empty' });
  return found;
}

/** What keeps minutes from being amended. */
export function impedimentsToAmending(
  minutes: Minutes | undefined,
  { body, reason }: { readonly body: string; readonly reason: string },
): Impediment[] {
  if (!minutes?.publishedAt) return [{ code: 'minutes-not-published' }];
  const found: Impediment[] = [];
  if (!body.trim()) found.push({ code: 'amendment-missing' });
  if (!reason.trim()) found.push({ code: 'amendment-reason-missing' });
  return found;
}
