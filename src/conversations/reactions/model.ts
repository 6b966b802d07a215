import type { MessageId } from '../threads/model.ts';

/** What one may answer to a message with one word, in the order in which it is offered. */
export const reactionKinds = ['thanks', 'agree', 'helpful', 'join-in'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** Who reacted to a message in one way, the first first. */
export interface Reaction {
  readonly message: MessageId;
  readonly kind: ReactionKind;
  readonly persons: readonly string[];
}

/** How often each was said of a message. */
export interface ReactionCount {
  /** Of the message, within its list. */
  readonly number: number;
  readonly subject: string;
  readonly kind: ReactionKind;
  readonly count: number;
}

/** What happened to reactions. */
export type ReactionFact = {
  readonly kind: 'conversations.reacted' | 'conversations.reaction-ended';
  readonly message: MessageId;
  readonly reaction: ReactionKind;
};
