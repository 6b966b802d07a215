import type { ListId } from '../lists/model.ts';

export type MessageId = number;
export type ThreadId = number;

/** The door by which a message came in. */
export const doorsIn = ['mail', 'web', 'import'] as const;
export type CameBy = (typeof doorsIn)[number];

/** A message that is to stand in a list. */
export interface NewMessage {
  /** Without brackets. */
  readonly messageId: string;
  /** Ids of the messages that it answers, without brackets, the nearest last. */
  readonly answers: readonly string[];
  /** Every byte. */
  readonly raw: Buffer;
  /** Who wrote it, if it is known for sure. */
  readonly person: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  /** As it says itself. */
  readonly datedAt: Date;
  readonly cameBy: CameBy;
  readonly text: string;
  readonly html: string | null;
  /** The files that came with it; read from its bytes where they are not told. */
  readonly attachments?: readonly NewAttachment[];
}

/** A file that comes with a message. */
export interface NewAttachment {
  readonly name: string;
  /** As the message claims. */
  readonly type: string;
  readonly disposition: 'attachment' | 'inline';
  readonly contentId: string | null;
  readonly content: Uint8Array;
}

/** Where a message came to stand. */
export interface Posted {
  readonly message: MessageId;
  /** Within the list. */
  readonly number: number;
  /** Whether it stood there before: a message that comes twice is kept once. */
  readonly isKnown: boolean;
  /** Whether another message has its Message-ID, so that it stands under one of ours. */
  readonly isRenamed: boolean;
}

/** Why a moderator takes a message down. */
export const removalReasons = ['off-topic', 'conduct', 'private', 'rights', 'spam', 'other'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** Why a message is gone: its writer withdrew it, a moderator took it down, or its writer was erased. */
export type RemovalCode = RemovalReason | 'withdrawn' | 'erased';

/** A message as it stands in a list. */
export interface Message {
  readonly id: MessageId;
  readonly list: ListId;
  /** Within the list: its address for ever. */
  readonly number: number;
  readonly thread: ThreadId;
  readonly parent: MessageId | null;
  readonly messageId: string;
  /** Ids of the messages that it answers, without brackets, the nearest last. */
  readonly answers: readonly string[];
  readonly person: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly datedAt: Date;
  readonly postedAt: Date;
  readonly cameBy: CameBy;
  readonly text: string;
  readonly html: string | null;
  readonly removedAt: Date | null;
  readonly removedCode: RemovalCode | null;
  /** What readers are told of its removal besides. */
  readonly removedNote: string;
  /** When its writer corrected it last, after it had left as mail. */
  readonly correctedAt: Date | null;
  /** In Markdown, as it was typed on the web; null where that is not known. */
  readonly written: string | null;
}

/** What happened in threads. */
export type ThreadFact = {
  readonly kind: 'conversations.message-posted';
  readonly list: ListId;
  readonly message: MessageId;
};

/** What happened to a thread as a whole. */
export type ClosingFact = {
  readonly kind: 'conversations.thread-closed' | 'conversations.thread-reopened';
  readonly list: ListId;
  readonly thread: ThreadId;
};

/** What was said about one thing. */
export interface Thread {
  readonly id: ThreadId;
  readonly list: ListId;
  /** That of its first message: its address. */
  readonly number: number;
  readonly subject: string;
  readonly messages: number;
  readonly lastAt: Date;
  readonly closedAt: Date | null;
  /** What readers are told of its closing; empty where nothing was said. */
  readonly closedReason: string;
  /** Not so where all of it was taken down. */
  readonly stands: boolean;
}

/** A thread as it stands in a list of them. */
export interface ListedThread extends Thread {
  /** Who began it, and who wrote last: as the messages have their names. */
  readonly beganBy: string;
  readonly lastBy: string;
}
