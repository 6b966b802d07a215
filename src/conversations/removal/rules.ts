import type { Impediment } from '../../platform/refusal/index.ts';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import type { List } from '../lists/model.ts';
import type { Message } from '../threads/model.ts';
import { bounds } from '../threads/rules.ts';
import type { Removing } from './model.ts';

/** So long what one wrote on the web may be corrected: few have read it yet. */
export const correctableMs = minutes(15);
/** So long a message that was taken down can be put back; then it is gone. */
export const restorableMs = days(30);
export const mostNote = 500;

/** How somebody stands to a message. */
export interface Standpoint {
  readonly isWriter: boolean;
  readonly isModerator: boolean;
}

/** Until when a message can be put back; null where nobody can. */
export function restorableUntil({ removedAt, removedCode }: Pick<Message, 'removedAt' | 'removedCode'>): Date | null {
  // What its writer took back stays theirs.
  if (!removedAt || removedCode === 'withdrawn' || removedCode === 'erased') return null;
  return addMilliseconds(removedAt, restorableMs);
}

/** What keeps a message from being taken down so; empty when nothing does. */
export function impedimentsToRemoving(
  message: Pick<Message, 'removedAt'>,
  { isWriter, isModerator }: Standpoint,
  { code, note = '' }: Removing,
): Impediment[] {
  const found: Impediment[] = [];
  if (message.removedAt) found.push({ code: 'message-is-down' });
  if (code === 'withdrawn' ? !isWriter : !isModerator) found.push({ code: 'message-not-yours' });
  if (code === 'other' && note.trim() === '') found.push({ code: 'removal-note-missing' });
  if ([...note].length > mostNote) found.push({ code: 'removal-note-long', most: mostNote });
  return found;
}

/** What keeps a message from being put back; empty when nothing does. */
export function impedimentsToRestoring(
  message: Pick<Message, 'removedAt' | 'removedCode'>,
  { isModerator }: Pick<Standpoint, 'isModerator'>,
  at: Date,
): Impediment[] {
  if (!isModerator) return [{ code: 'message-not-yours' }];
  const until = restorableUntil(message);
  return until && at < until ? [] : [{ code: 'message-not-restorable' }];
}

/** What keeps a writer from correcting a message; empty when nothing does. */
export function impedimentsToCorrecting(
  message: Pick<Message, 'removedAt' | 'cameBy' | 'postedAt'>,
  list: Pick<List, 'closedAt'>,
  { isWriter }: Pick<Standpoint, 'isWriter'>,
  { at, body }: { readonly at: Date; readonly body?: string },
): Impediment[] {
  const found: Impediment[] = [];
  if (!isWriter) found.push({ code: 'message-not-yours' });
  if (list.closedAt) found.push({ code: 'list-closed' });
  if (message.removedAt) found.push({ code: 'message-is-down' });
  if (message.cameBy !== 'web') found.push({ code: 'message-came-by-mail' });
  if (at >= addMilliseconds(message.postedAt, correctableMs)) found.push({ code: 'correcting-is-over' });
  if (body !== undefined && body.trim() === '') found.push({ code: 'message-empty' });
  if (body !== undefined && body.length > bounds.body) found.push({ code: 'message-long', most: bounds.body });
  return found;
}
