import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { Receipt } from './model.ts';

/** The sentences of a receipt. */
export const words = {
  title: 'Receipt',
  lede: 'What became of a message, from its coming to the mail of its readers.',
  toMessage: 'The message',
  letterSubject: (list: string, subject: string) => `Receipt: ${subject || 'your message'} (${list})`,
  greeting: (name: string) => `Dear ${name}`,
  letterLede: (list: string) => `this became of your message to ${list}.`,
  toReceipt: 'The receipt, as it is now',
  why: 'You get this because you asked for a receipt of each message. The page says how to stop them.',
  came: 'Came',
  cameBy: { mail: 'by mail', web: 'on the web', import: 'with an archive that was brought in' },
  held: 'Held',
  heldFor: (hits: string) => `by the rule: ${hits.charAt(0).toLowerCase()}${hits.slice(1)}`,
  accepted: 'Accepted',
  atOnce: 'at once, by the rules of the list',
  stands: 'Stands in the archive',
  asNumber: (number: number) => `as message ${countWritten(number)}`,
  sending: 'Sent on by mail',
  notYet: 'It has not been sent on yet. Look again in a minute.',
  nobody:
    'Nobody reads this list message by message, so no copy has left. It stands in the archive, and in the digests to come.',
  copies: 'Copies',
  sent: 'Delivered',
  going: 'On their way',
  deferred: 'Put off by the other side, and tried again',
  failed: 'Refused for good',
  returned: 'Delivered, and come back',
  about:
    'Delivered means that the reader’s mail server took the copy. Whether it was read, nobody tells us, and we do not ask.',
  byMail: 'By mail',
  wish: 'Send me a receipt by mail',
  wishMore: 'You can have a receipt by mail for each message that you post, once its copies have left.',
  unwish: 'Send me no more receipts',
  unwishMore: 'You get a receipt by mail for each message that you post.',
} as const;

/** The sums of a receipt: terms and what is to be said of them. */
export function sumsOf({ sending }: Receipt): [term: string, value: string][] {
  if (!sending) return [[words.sending, words.notYet]];
  const { copies, sent, deferred, failed, returned } = sending;
  const going = copies - sent - deferred - failed - returned;
  const sums: [string, number][] = [
    [words.sent, sent],
    [words.going, going],
    [words.deferred, deferred],
    [words.failed, failed],
    [words.returned, returned],
  ];
  return [
    [words.copies, countedWritten(copies, 'copy', 'copies')],
    ...sums
      .filter(([term, count]) => count > 0 || term === words.sent)
      .map(([term, count]) => [term, countWritten(count)] as [string, string]),
  ];
}
