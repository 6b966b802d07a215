import { countWritten } from '../../platform/written/index.ts';

/** The sentences of the page of a receipt. */
export const words = {
  title: 'Receipt',
  lede: 'What became of a message, from its coming to the mail of its readers.',
  toMessage: 'The message',
  came: 'Came',
  cameBy: { mail: 'by mail', web: 'on the web', import: 'with an archive that was brought in' },
  held: 'Held',
  heldFor: (hits: string) => `by the rule: ${hits.charAt(0).toLowerCase()}${hits.slice(1)}`,
  coming: 'How it came',
  accepted: 'Accepted',
  atOnce: 'at once, by the rules of the list',
  stands: 'Stands in the archive',
  asNumber: (number: number) => `as message ${countWritten(number)}`,
  nobody:
    'Nobody reads this list message by message, so no copy has left. It stands in the archive, and in the digests to come.',
  about:
    'Delivered means that the reader’s mail server took the copy. Whether it was read, nobody tells us, and we do not ask.',
  byMail: 'By mail',
  wish: 'Send me a receipt by mail',
  wishMore: 'You can have a receipt by mail for each message that you post, once its copies have left.',
  unwish: 'Send me no more receipts',
  unwishMore: 'You get a receipt by mail for each message that you post.',
  sending: 'Sent on by mail',
  notYet: 'It has not been sent on yet. Look again in a minute.',
} as const;
