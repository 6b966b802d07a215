import type { ListId } from '../lists/model.ts';
import type { Message, MessageId } from '../threads/model.ts';

/** A message that readers have reported, and what they say of it. */
export interface ReportedMessage {
  readonly message: Message;
  readonly reports: readonly { readonly person: string; readonly reason: string; readonly reportedAt: Date }[];
}

/** What became of reports. */
export type ReportEnding = 'dismissed' | 'removed';

/** What happened to reports. */
export type ReportFact =
  | {
      readonly kind: 'conversations.message-reported';
      readonly list: ListId;
      readonly message: MessageId;
      readonly person: string;
    }
  | {
      readonly kind: 'conversations.reports-ended';
      readonly list: ListId;
      readonly message: MessageId;
      readonly ending: ReportEnding;
    };
