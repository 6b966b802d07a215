import type { Act } from '../platform/act/index.ts';
import { countAttempt, type Limit } from '../platform/auth/index.ts';
import { marksOf } from '../platform/mail/index.ts';
import { days } from '../platform/time/index.ts';
import type { Arrived } from './arriving.ts';
import { vouchingOf } from './lists/policy/circumstances.ts';
import { isVouchedFor } from './lists/policy/rules.ts';

/** Answers of ours to one address, in a day: two machines that answer one another come to an end. */
const answersByAddress: Limit = { name: 'list mail answered, address', most: 20, windowMs: days(1) };
/** Where nobody vouches for the sender, an address hears from us once a day at most, whatever is sent in its name. */
const unvouchedByAddress: Limit = { name: 'list mail confirmed, address', most: 1, windowMs: days(1) };

/**
 * Where a message may be answered; null where not.  Only what comes from whom it says is answered, and nothing that a machine wrote
 * or that says it wants no answer (RFC 3834): whoever is written to has written to us.
 */
export async function addressToAnswer(act: Act, { mail, message, verdicts }: Arrived): Promise<string | null> {
  const address = senderOf(message);
  if (!address || !isVouchedFor(vouchingOf(verdicts, mail)) || !mayBeAnswered({ mail, message })) return null;
  return (await countAttempt(act.db, answersByAddress, address.toLowerCase(), act.at)) ? null : address;
}

/**
 * Where the supposed sender may be asked whether a message is theirs; null where not.  Nobody is asked whose domain says that it is not, and
 * where the domain says nothing they are asked once a day.
 */
export async function addressToAsk(act: Act, arrived: Arrived): Promise<string | null> {
  const { mail, message, verdicts } = arrived;
  const vouching = vouchingOf(verdicts, mail);
  if (isVouchedFor(vouching)) return addressToAnswer(act, arrived);
  const address = senderOf(message);
  if (!address || vouching === 'failed' || verdicts.from === null || !mayBeAnswered(arrived)) return null;
  return (await countAttempt(act.db, unvouchedByAddress, address.toLowerCase(), act.at)) ? null : address;
}

const senderOf = ({ from }: Arrived['message']): string => from[0]?.address ?? '';

/** Mail that came by somebody else's list is not answered either. */
const mayBeAnswered = ({ mail, message }: Pick<Arrived, 'mail' | 'message'>): boolean =>
  marksOf(message.headers, mail.envelopeFrom).mayBeAnswered;
