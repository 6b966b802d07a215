/** A mail message as it was read.  Nothing in it is trusted: every text is decoded and bounded, and none of it is fit for a page as it is. */
export interface ReadMessage {
  /** The fields of the header in their order, decoded. */
  readonly headers: readonly HeaderField[];
  /** Without its brackets; null when there is none. */
  readonly messageId: string | null;
  /** Ids of the messages it says it answers, without brackets; more than one is unusual. */
  readonly inReplyTo: readonly string[];
  /** Ids of its ancestors as it says them, the eldest first. */
  readonly references: readonly string[];
  readonly from: readonly Mailbox[];
  readonly sender: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** In one line; empty when there is none. */
  readonly subject: string;
  readonly date: Date | null;
  /** What was written, lines ended by one line feed; made from the HTML where the message has no other. */
  readonly text: string;
  /** As it came, and not safe to show; null when the message has none. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** The word of Auto-Submitted (RFC 3834) and of Precedence, in lower case; null when there is none. */
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  /** What was wrong with it, or was left out; each once. */
  readonly defects: readonly Defect[];
}

/** One field of a header. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  /** Unfolded and decoded. */
  readonly value: string;
}

/** Somebody's address, with the name that stands before it; either may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A file that came with a message. */
export interface Attachment {
  /** Fit for a file: no folder, no control sign, at most 120 letters; never empty. */
  readonly name: string;
  /** As the message claims, in lower case, `image/png`. */
  readonly type: string;
  readonly disposition: 'attachment' | 'inline';
  /** By which the HTML refers to it, without brackets. */
  readonly contentId: string | null;
  /** In bytes. */
  readonly size: number;
  readonly content: Uint8Array;
}

/** Something that was wrong with a message, or was left out when it was read. */
export type Defect =
  | 'too-large'
  | 'header-too-large'
  | 'header-broken'
  | 'too-many-parts'
  | 'too-deep'
  | 'parts-missing'
  | 'text-too-long'
  | 'charset-unknown'
  | 'text-broken'
  | 'encoding-unknown'
  | 'unreadable';

/** How much of a message is read. */
export interface ReadingLimits {
  /** Of the whole message. */
  readonly bytes: number;
  /** Of the header of the message, and of all its parts together. */
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly parts: number;
  readonly depth: number;
  /** Of the text, and of the HTML. */
  readonly letters: number;
}

export const usualLimits: ReadingLimits = {
  bytes: 50 * 1024 * 1024,
  headerBytes: 512 * 1024,
  headerFields: 1000,
  parts: 1000,
  depth: 50,
  letters: 2_000_000,
};
