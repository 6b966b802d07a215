import type { Impediment } from '../../platform/refusal/index.ts';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import type { List } from '../lists/model.ts';
import type { Trust } from '../lists/policy/model.ts';
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
  /** Whether somebody else moderates the list; asked only where a moderator wrote the message. */
  readonly othersModerate: boolean;
}

/** What the moderators have had to do with a message, and with its writer. */
export interface Moderated {
  /** It waited until somebody let it through. */
  readonly wasHeld: boolean;
  readonly trust: Trust | null;
  readonly isThreadClosed: boolean;
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
  { isWriter, isModerator }: Pick<Standpoint, 'isWriter' | 'isModerator'>,
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
  standpoint: Standpoint,
  at: Date,
): Impediment[] {
  if (!standpoint.isModerator) return [{ code: 'message-not-yours' }];
  const until = restorableUntil(message);
  if (!until || at >= until) return [{ code: 'message-not-restorable' }];
  return impedimentsToDecidingOnOwn(standpoint);
}

/** What keeps a moderator from deciding on a message: nobody judges their own. */
export function impedimentsToDecidingOnOwn({
  isWriter,
  othersModerate,
}: Pick<Standpoint, 'isWriter' | 'othersModerate'>): Impediment[] {
  return isWriter ? [{ code: 'message-is-own', others: othersModerate }] : [];
}

/** What keeps a writer from correcting a message; empty when nothing does. */
export function impedimentsToCorrecting(
  message: Pick<Message, 'removedAt' | 'cameBy' | 'postedAt'>,
  list: Pick<List, 'closedAt'>,
  { isWriter, isModerator }: Pick<Standpoint, 'isWriter' | 'isModerator'>,
  { at, body, moderated }: { readonly at: Date; readonly body?: string; readonly moderated: Moderated },
): Impediment[] {
  const found: Impediment[] = [];
  if (!isWriter) found.push({ code: 'message-not-yours' });
  if (list.closedAt) found.push({ code: 'list-closed' });
  if (message.removedAt) found.push({ code: 'message-is-down' });
  if (message.cameBy !== 'web') found.push({ code: 'message-came-by-mail' });
  if (at >= addMilliseconds(message.postedAt, correctableMs)) found.push({ code: 'correcting-is-over' });
  if (moderated.trust === 'banned' || moderated.trust === 'moderated')
    found.push({ code: `correcting-while-${moderated.trust}` });
  else if (moderated.wasHeld) found.push({ code: 'correcting-what-was-held' });
  if (moderated.isThreadClosed && !isModerator) found.push({ code: 'correcting-in-closed-thread' });
  if (body !== undefined && body.trim() === '') found.push({ code: 'message-empty' });
  if (body !== undefined && body.length > bounds.body) found.push({ code: 'message-long', most: bounds.body });
  return found;
}
