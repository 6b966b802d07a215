import type { Act } from '../../platform/act/index.ts';
import { readMessage } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import type { NewMessage, Posted, ThreadFact } from './model.ts';
import { storeMessages } from './storing/store.ts';

export type { Posted } from './model.ts';

/**
 * Puts a message into a list: the one way in, from mail and web alike.  Who calls has decided that it may be.  The list is held
 * until the act ends, so that its messages are numbered in the order in which they were posted; a message that comes twice is kept
 * once, and another one under an id that is taken stands under one of ours.
 */
export async function postMessage(act: Act, list: ListId, message: NewMessage): Promise<Posted> {
  const attachments = message.attachments ?? (await readMessage(message.raw)).attachments;
  const [posted] = await storeMessages(act, list, [{ ...message, attachments, postedAt: act.at, isDated: true }]);
  if (!posted!.isKnown) note(act, { kind: 'conversations.message-posted', list, message: posted!.message });
  return posted!;
}

function note(act: Act, fact: ThreadFact): void {
  act.record(fact);
}
