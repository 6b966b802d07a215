import type { Impediment } from '../../platform/refusal/index.ts';
import type { Sitting } from '../sittings/model.ts';

/** So many letters and guests at most. */
export const bounds = { comment: 10_000, guests: 100_000 } as const;

/** What keeps attendance from being recorded; minutes that are out have told it. */
export function impedimentsToRecording(
  { state, beginsAt }: Pick<Sitting, 'state' | 'beginsAt'>,
  { at, minutesPublishedAt }: { readonly at: Date; readonly minutesPublishedAt: Date | null },
): Impediment[] {
  if (state === 'cancelled') return [{ code: 'sitting-cancelled' }];
  if (minutesPublishedAt) return [{ code: 'minutes-published-already' }];
  return at < beginsAt ? [{ code: 'sitting-not-begun', beginsAt: beginsAt.toISOString() }] : [];
}

/** What keeps somebody from writing to a meeting that they cannot attend: members may until it is over. */
export function impedimentsToWriting(
  { state, endsAt }: Pick<Sitting, 'state' | 'endsAt'>,
  { isMember, at }: { readonly isMember: boolean; readonly at: Date },
): Impediment[] {
  const found: Impediment[] = [];
  if (!isMember) found.push({ code: 'not-of-this-body' });
  if (state === 'cancelled') found.push({ code: 'sitting-cancelled' });
  else if (state === 'held' || at >= endsAt) found.push({ code: 'sitting-over' });
  return found;
}
