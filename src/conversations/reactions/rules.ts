import type { Impediment } from '../../platform/refusal/index.ts';
import type { List } from '../lists/model.ts';
import type { Message, Thread } from '../threads/model.ts';
import { impedimentsToWriting, type ThreadWriter } from '../threads/rules.ts';

/** Whoever wants to react, and how a moderator has judged of them. */
export interface Reactor extends ThreadWriter {
  readonly isBanned: boolean;
}

/** What keeps somebody from reacting to a message: whoever may not write may not say one word either. */
export function impedimentsToReacting(
  list: Pick<List, 'closedAt' | 'posting'>,
  thread: Pick<Thread, 'closedAt' | 'closedReason'>,
  message: Pick<Message, 'removedAt'>,
  reactor: Reactor,
): Impediment[] {
  const found = impedimentsToWriting(list, thread, reactor);
  if (list.posting === 'moderators' && !reactor.isModerator) found.push({ code: 'reaction-for-writers' });
  if (reactor.isBanned) found.push({ code: 'reaction-banned' });
  if (message.removedAt) found.push({ code: 'message-is-down' });
  return found;
}
