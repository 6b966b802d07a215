/** How often a digest comes. */
export const rhythms = ['daily', 'weekly'] as const;

/** When digests come to somebody: at six in the morning of their days, or of one day of the week. */
export interface Rhythm {
  readonly every: (typeof rhythms)[number];
  /** 1 for Monday; means something to a weekly digest only. */
  readonly weekday: number;
  /** An IANA name. */
  readonly zone: string;
}

/** With each message as one that can be answered (RFC 2046), or as one text (RFC 1153). */
export const digestForms = ['mime', 'plain'] as const;
export type DigestForm = (typeof digestForms)[number];

/** What somebody chose for the digests of all their lists. */
export interface DigestChoice {
  /** Null for that of the association. */
  readonly zone: string | null;
  readonly weekday: number;
  readonly form: DigestForm;
}

export const usualDigest: DigestChoice = { zone: null, weekday: 1, form: 'mime' };

/** When so many messages wait, the digest does not. */
export const mostWaiting = 50;

/** Readers of a list whom the same messages await, in the same form and rhythm. */
export interface Waiting extends Rhythm {
  readonly form: DigestForm;
  /** The last message that they had. */
  readonly sent: number;
  /** The last that is to reach them in this way; null where it goes on. */
  readonly to: number | null;
}

/** A message as it stands in a digest. */
export interface DigestPost {
  readonly number: number;
  readonly messageId: string;
  readonly parentId: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly datedAt: Date;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
}
