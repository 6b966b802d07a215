import type { HeldCopy, Outcome } from './ledger.ts';
import { Refusal, type Reply } from './smtp/reply.ts';

const minuteMs = 60_000;
const longestWaitMs = 4 * 60 * minuteMs;
const longestTryingMs = 5 * 24 * 60 * minuteMs;

/** The server took it. */
export function sentOutcome(copy: HeldCopy, { code, text }: Reply): Outcome {
  return { copy, state: 'sent', answer: `${code} ${text}`, tryAt: null };
}

/**
 * The server did not take it, or went away: a refusal for good (5xx) ends it, anything else is tried again, after one minute and then
 * twice as long each time, up to four hours, for five days (RFC 5321, section 4.5.4.1).
 */
export function failedOutcome(copy: HeldCopy, error: unknown, times: Times): Outcome {
  const answer = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  // A server that will not have us as a sender, as one whose password was changed, has not judged the copy.
  const isForGood = error instanceof Refusal && error.reply.code >= 500 && error.refused !== 'sender';
  if (isForGood || isTooOld(times)) {
    const isOfAddress = error instanceof Refusal && error.isOfAddress;
    return { copy, state: 'failed', answer, tryAt: null, ...(isOfAddress && { isOfAddress }) };
  }
  const waitMs = Math.min(minuteMs * 2 ** Math.min(copy.attempts, 20), longestWaitMs);
  return { copy, state: 'again', answer, tryAt: new Date(times.at.getTime() + waitMs) };
}

/** Its road is closed for now, and it was not tried: no attempt is counted, but the days are. */
export function putOffOutcome(copy: HeldCopy, until: Date, times: Times): Outcome {
  const answer = 'the server of the domain is away, and is asked again later';
  if (isTooOld(times)) return { copy, state: 'failed', answer, tryAt: null };
  return { copy, state: 'put off', answer, tryAt: until };
}

interface Times {
  readonly at: Date;
  readonly postedAt: Date;
}

const isTooOld = ({ at, postedAt }: Times): boolean => at.getTime() - postedAt.getTime() >= longestTryingMs;

/** Nothing that could end a line or a command of ours stands in an address. */
export const isFitAddress = (address: string): boolean =>
  /^[^\s<>\0-\x1f\x7f]+@[^\s<>@\0-\x1f\x7f]+$/.test(address) && address.length <= 320;
