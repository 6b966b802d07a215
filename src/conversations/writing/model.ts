import type { MessageId } from '../threads/model.ts';

/** What somebody is writing. */
export interface Draft {
  readonly subject: string;
  /** In Markdown. */
  readonly body: string;
}

/** A draft as it was saved last. */
export interface SavedDraft extends Draft {
  readonly savedAt: Date;
}

/** What a draft is for: a new thread, or an answer to a message. */
export type Answering = MessageId | null;
