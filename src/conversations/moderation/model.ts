import type { ListId } from '../lists/model.ts';
import type { RuleCode, Trust, Vouching } from '../lists/policy/model.ts';
import type { CameBy, MessageId } from '../threads/model.ts';

export type HeldPostId = number;

/** What a moderator may say of a post that is held. */
export const decisions = ['accept', 'refuse', 'discard'] as const;
export type Decision = (typeof decisions)[number];

/** What became of a post that was held. */
export type HeldEnd = 'accepted' | 'refused' | 'discarded' | 'expired';

/** A post that waits until somebody has looked at it. */
export interface HeldPost {
  readonly id: HeldPostId;
  readonly list: ListId;
  readonly rule: RuleCode;
  readonly messageId: string;
  /** Whom its address belongs to; whether it was they is what `vouching` says. */
  readonly person: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly cameBy: Exclude<CameBy, 'import'>;
  readonly vouching: Vouching;
  readonly receivedAt: Date;
  readonly heldAt: Date;
  readonly decidedAt: Date | null;
  readonly decision: HeldEnd | null;
  /** Null where its writer confirmed it, or nobody decided in time. */
  readonly decidedBy: string | null;
  /** What the writer was told. */
  readonly reason: string;
  readonly message: MessageId | null;
}

/** How a moderator decides. */
export interface Deciding {
  readonly decision: Decision;
  /** What the writer is told; needed to refuse. */
  readonly reason?: string;
  /** From now on their posts are taken without being looked at, or none is taken. */
  readonly trust?: Exclude<Trust, 'moderated'>;
}

/** What happened to posts on their way. */
export type ModerationFact =
  | {
      readonly kind: 'conversations.post-held';
      readonly list: ListId;
      readonly held: HeldPostId;
      readonly rule: RuleCode;
    }
  | {
      readonly kind: 'conversations.post-turned-away';
      readonly list: ListId;
      readonly rule: RuleCode;
      readonly outcome: 'refuse' | 'discard';
    }
  | {
      readonly kind: 'conversations.post-decided';
      readonly list: ListId;
      readonly held: HeldPostId;
      readonly end: HeldEnd;
      readonly person: string | null;
    }
  | {
      readonly kind: 'conversations.refusal-text-kept' | 'conversations.refusal-text-dropped';
      readonly list: ListId;
      readonly text: number;
    }
  | {
      readonly kind: 'conversations.writer-trusted';
      readonly list: ListId;
      readonly person: string | null;
      /** Null where they are treated as everybody again. */
      readonly trust: Trust | null;
      readonly by: string | null;
    };
