import type { ListId } from '../lists/model.ts';
import type { MessageId, RemovalCode, RemovalReason } from '../threads/model.ts';

/** How a message is taken down. */
export interface Removing {
  readonly code: RemovalReason | 'withdrawn';
  /** What readers are told besides. */
  readonly note?: string;
}

/** What happened to messages that stood. */
export type RemovalFact =
  | {
      readonly kind: 'conversations.message-removed';
      readonly list: ListId;
      readonly message: MessageId;
      readonly code: RemovalCode;
    }
  | {
      readonly kind: 'conversations.message-restored' | 'conversations.message-corrected';
      readonly list: ListId;
      readonly message: MessageId;
    }
  | {
      readonly kind: 'conversations.writer-erased';
      readonly person: string;
      /** How many of theirs stood. */
      readonly messages: number;
    };
