import type { Log } from '../../log/index.ts';

/** What the other server is told.  The enhanced status code (RFC 3463) that belongs to the code is put before it. */
export function refusal(responseCode: number, says: string): Error {
  return Object.assign(new Error(says), { responseCode });
}

/** We could not do it, which is no fault of theirs. */
export function comeAgain(log: Log, error: unknown): Error {
  log.warn({ error }, 'mail could not be kept; the other server was asked to come again');
  return refusal(451, 'We cannot keep mail just now. Please try again later.');
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && 'responseCode' in error;
