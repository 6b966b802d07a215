import type { Rhythm } from '../../platform/occasions/index.ts';

/** With each message as one that can be answered (RFC 2046), or as one text (RFC 1153). */
export const digestForms = ['mime', 'plain'] as const;
export type DigestForm = (typeof digestForms)[number];

/** What somebody chose for the digests of all their lists. */
export interface DigestChoice {
  /** Null for that of the association. */
  readonly zone: string | null;
  readonly weekday: number;
  readonly form: DigestForm;
  /** When so many messages wait, the digest does not. */
  readonly most: number;
}

export const mostWaiting = 50;
/** Of which somebody chooses one. */
export const countsOfDigests = [10, 25, mostWaiting] as const;

export const usualDigest: DigestChoice = { zone: null, weekday: 1, form: 'mime', most: mostWaiting };

/** Readers of a list whom the same messages await, in the same form and rhythm. */
export interface Waiting extends Rhythm {
  readonly form: DigestForm;
  readonly most: number;
  /** The last message that they had. */
  readonly sent: number;
  /** The last that is to reach them in this way; null where it goes on. */
  readonly to: number | null;
  /** When they last had a digest of the list. */
  readonly cameAt: Date | null;
}
