import {
  marksOf,
  visibleText,
  type IncomingMail,
  type ReadMessage,
  type Verdicts,
} from '../../../platform/mail/index.ts';
import type { Vouching } from './model.ts';
import type { Posting } from './queries.ts';

/** Of a text, in letters: what the policy asks stands at its beginning, and megabytes would keep everybody waiting. */
const mostLookedAt = 100_000;

/** What the policy looks at in a message that came by mail. */
export function circumstancesOf(
  mail: Pick<IncomingMail, 'envelopeFrom' | 'clientAddress'>,
  message: ReadMessage,
  verdicts: Verdicts,
  listAddress: string,
): Omit<Posting, 'answers' | 'subject' | 'bytes'> {
  return {
    vouching: vouchingOf(verdicts, mail),
    hasLooped: hasBeenThrough(listAddress, message),
    isAutomatic: marksOf(message.headers, mail.envelopeFrom).isAutomatic,
    isUnreadable: message.defects.length > 0,
    recipients: message.to.length + message.cc.length,
    says: visibleText(message.text.slice(0, mostLookedAt)),
  };
}

/** The same for what somebody who is signed in writes on a page of ours. */
export function circumstancesOnWeb(text: string): Omit<Posting, 'answers' | 'subject' | 'bytes'> {
  return {
    vouching: 'signed-in',
    hasLooped: false,
    isAutomatic: false,
    isUnreadable: false,
    recipients: 1,
    says: text,
  };
}

/** How far a domain vouches for its sender.  Where we do not know who brought the mail, a failure of SPF tells nothing. */
export function vouchingOf(
  { isAligned, why, spf }: Verdicts,
  { clientAddress }: Pick<IncomingMail, 'clientAddress'>,
): Vouching {
  if (isAligned) return 'aligned';
  if (why === 'dmarc-failed' || (spf.result === 'fail' && clientAddress !== null)) return 'failed';
  return why === 'dns-did-not-answer' ? 'unanswered' : 'none';
}

function hasBeenThrough(listAddress: string, { headers }: ReadMessage): boolean {
  const listId = `<${listAddress.replace('@', '.')}>`;
  return headers.some(
    ({ name, value }) =>
      (name === 'x-loop' && value.trim().toLowerCase() === listAddress) ||
      (name === 'list-id' && value.toLowerCase().includes(listId)),
  );
}
