import type { ListId } from '../lists/model.ts';

/** What somebody is asked by letter. */
export const questionKinds = ['confirm-post', 'join', 'leave', 'decide'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question that a letter brings, to be answered once, by its link or by replying. */
export interface Question {
  readonly kind: QuestionKind;
  readonly list: ListId;
  /** Where the letter goes. */
  readonly address: string;
  /** Null for somebody who has not come here before. */
  readonly person: string | null;
  /** As they write it themselves. */
  readonly name: string;
  readonly heldPost: number | null;
}

/** One that was asked. */
export interface AskedQuestion extends Question {
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
}
