import type { List } from '../model.ts';

/** What becomes of a post. */
export const outcomes = ['accept', 'hold', 'refuse', 'discard'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * By what we know that a post comes from whom it says: its writer is signed in, has confirmed it by a letter's link, or writes from a
 * domain that vouches for it.  `none` and `unanswered` tell nothing; `failed` tells that the domain disowns it.
 */
export const vouchings = ['signed-in', 'confirmed', 'aligned', 'none', 'unanswered', 'failed'] as const;
export type Vouching = (typeof vouchings)[number];

/** Whose first post a moderator looks at. */
export const firstPostChoices = ['nobody', 'guests', 'everyone'] as const;
/** What becomes of posts of somebody whose good standing has ended. */
export const lapsedChoices = ['accept', 'hold', 'refuse'] as const;

/** What an owner may choose of the policy. */
export interface PostingChoices {
  readonly firstPosts: (typeof firstPostChoices)[number];
  readonly lapsed: (typeof lapsedChoices)[number];
  /** Of the whole message, as it travels. */
  readonly mostKilobytes: number;
  /** In To and Cc together. */
  readonly mostRecipients: number;
  /** Between two posts of one writer; 0 where nobody has to wait. */
  readonly slowMinutes: number;
  /** Where the code of conduct stands; empty when there is none. */
  readonly conductUrl: string;
}

export const usualChoices: PostingChoices = {
  firstPosts: 'guests',
  lapsed: 'accept',
  mostKilobytes: 2_000,
  mostRecipients: 10,
  slowMinutes: 0,
  conductUrl: '',
};

/** How the policy treats a writer otherwise than the rest. */
export const trusts = ['banned', 'moderated', 'trusted'] as const;
export type Trust = (typeof trusts)[number];

/** What the policy looks at in a post. */
export interface Post {
  readonly vouching: Vouching;
  /** It has been through one of our lists before. */
  readonly hasLooped: boolean;
  /** A machine wrote it (RFC 3834). */
  readonly isAutomatic: boolean;
  /** Some of it could not be read. */
  readonly isUnreadable: boolean;
  readonly bytes: number;
  /** In To and Cc. */
  readonly recipients: number;
  readonly subject: string;
  /** What its writer newly says. */
  readonly says: string;
  readonly isThreadClosed: boolean;
}

/** What it knows of whom the address belongs to. */
export interface Writer {
  /** Null for a stranger. */
  readonly person: string | null;
  /** Several take part under this address, and the name does not tell who wrote. */
  readonly isShared: boolean;
  readonly isModerator: boolean;
  readonly takesPart: boolean;
  readonly isMember: boolean;
  /** Their good standing has ended since they joined. */
  readonly hasLapsed: boolean;
  readonly trust: Trust | null;
  readonly hasPosted: boolean;
  readonly lastPostAt: Date | null;
}

/** Somebody's attempt to post. */
export interface Attempt {
  readonly list: Pick<List, 'closedAt' | 'purpose' | 'posting'>;
  readonly choices: PostingChoices;
  readonly post: Post;
  readonly writer: Writer;
  readonly at: Date;
}

/** One row of the policy. */
export interface PolicyRule {
  readonly code: RuleCode;
  readonly hits: (attempt: Attempt) => boolean;
  /** What becomes of a post that it hits, by what the owner chose. */
  readonly onHit: (choices: PostingChoices) => Outcome;
}

export const ruleCodes = [
  'looped',
  'automatic',
  'list-closed',
  'banned',
  'not-vouched-for',
  'shared-address',
  'too-large',
  'unreadable',
  'looks-like-command',
  'moderators-only',
  'not-a-writer',
  'thread-closed',
  'lapsed',
  'moderated',
  'many-recipients',
  'too-soon',
  'first-post',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** What the policy says of a post; `rule` is null when nothing hit it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly rule: RuleCode | null;
}
