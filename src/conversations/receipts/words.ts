import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { Receipt } from './model.ts';

/** The sentences of a receipt. */
export const words = {
  letterSubject: (list: string, subject: string) => `Receipt: ${subject || 'your message'} (${list})`,
  greeting: (name: string) => `Dear ${name}`,
  letterLede: (list: string) => `this became of your message to ${list}.`,
  toReceipt: 'The receipt, as it is now',
  why: 'You get this because you asked for a receipt of each message. The page says how to stop them.',
  sending: 'Sent on by mail',
  notYet: 'It has not been sent on yet. Look again in a minute.',
  copies: 'Copies',
  sent: 'Delivered',
  going: 'On their way',
  deferred: 'Put off by the other side, and tried again',
  failed: 'Refused for good',
  stopped: 'Stopped, since the message was taken back',
  returned: 'Delivered, and come back',
} as const;

/** The sums of a receipt: terms and what is to be said of them. */
export function sumsOf({ sending }: Receipt): [term: string, value: string][] {
  if (!sending) return [[words.sending, words.notYet]];
  const { copies, sent, deferred, failed, stopped, returned } = sending;
  const going = copies - sent - deferred - failed - stopped - returned;
  const sums: [string, number][] = [
    [words.sent, sent],
    [words.going, going],
    [words.deferred, deferred],
    [words.failed, failed],
    [words.stopped, stopped],
    [words.returned, returned],
  ];
  return [
    [words.copies, countedWritten(copies, 'copy', 'copies')],
    ...sums
      .filter(([term, count]) => count > 0 || term === words.sent)
      .map(([term, count]) => [term, countWritten(count)] as [string, string]),
  ];
}
