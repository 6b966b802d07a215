import type { MessageId } from '../threads/model.ts';

/** A file that came with a message. */
export interface Attachment {
  readonly message: MessageId;
  /** Within the message, from 1. */
  readonly position: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
  /** By which the HTML of its message calls it. */
  readonly contentId: string | null;
  /** What its bytes are, as far as they tell; never what its sender calls it. */
  readonly mediaType: string;
}

/** Kinds that are shown within a page. */
export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg'];
