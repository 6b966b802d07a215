import { ancestorsNamed, baseSubject, fingerprint, ownId } from '../../../platform/mail/index.ts';
import type { NewMessage } from '../model.ts';

/** A message that is to stand in a list, and when it came there. */
export interface Arriving extends NewMessage {
  readonly postedAt: Date;
  /** Whether `datedAt` is what it says itself, or when it came; not so, it is found by no subject. */
  readonly isDated: boolean;
}

/** The same, made fit to be kept. */
export interface Arrival extends Arriving {
  readonly print: Buffer;
  readonly ownId: string;
  /** The ids that it names, nearest first. */
  readonly named: readonly string[];
  /** By which replies without a name find it. */
  readonly base: string | null;
}

/** Bytes of an id, in UTF-8: an index takes no more than some 2,700. */
const longestId = 998;

/** What PostgreSQL does not take is taken out of texts; the bytes stay as they are. */
export function arrivalOf(arriving: Arriving): Arrival {
  const print = fingerprint(arriving.raw);
  const own = ownId(print);
  const given = fit(arriving.messageId);
  const messageId = isUsable(given) ? given : own;
  const subject = fit(arriving.subject);
  const answers = arriving.answers.map(fit).filter(isUsable);
  const named = ancestorsNamed({ id: messageId, inReplyTo: [], references: answers, subject, date: null });
  return {
    ...arriving,
    messageId,
    subject,
    answers: named.toReversed(),
    fromName: fit(arriving.fromName),
    fromAddress: fit(arriving.fromAddress),
    text: fit(arriving.text),
    html: arriving.html === null ? null : fit(arriving.html),
    print,
    ownId: own,
    named,
    base: (arriving.isDated && baseSubject(subject)) || null,
  };
}

const isUsable = (id: string): boolean => id !== '' && !/\s/.test(id) && Buffer.byteLength(id) <= longestId;

const fit = (text: string): string => text.replaceAll('\0', '').toWellFormed();
