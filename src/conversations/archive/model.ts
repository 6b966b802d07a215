import type { ListId } from '../lists/model.ts';

/** What happened to archives. */
export type ArchiveFact =
  /** Numbers within the list, both included.  Nobody is written to. */
  | {
      readonly kind: 'conversations.messages-imported';
      readonly list: ListId;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'conversations.archive-exported'; readonly list: ListId; readonly messages: number }
  | { readonly kind: 'conversations.archive-shown'; readonly list: ListId; readonly visibility: string };

/** A message that could not be read, or not whole. */
export interface Trouble {
  /** Where it begins in the file, in bytes. */
  readonly at: number;
  /** Without brackets; null where the message was not read at all. */
  readonly messageId: string | null;
  /** What was wrong, as codes: see `words.ts`. */
  readonly codes: readonly string[];
  /** Nothing of it came in. */
  readonly isUnread: boolean;
}

/** What came of a mailbox. */
export interface Imported {
  readonly new: number;
  /** They stood in the list before. */
  readonly known: number;
  /** New ones under an id of ours, because another message has theirs. */
  readonly renamed: number;
  /** Not read at all; those that were read in part are among the new. */
  readonly unread: number;
  /** Bytes of the file that an import had read before, and that were passed over. */
  readonly wentOnAt: number;
}

/** So many troubles of an import are kept. */
export const mostTroubles = 200;

/** What came of a mailbox, as it is kept for the owners of the list. */
export interface ImportReport extends Omit<Imported, 'wentOnAt'> {
  /** When it began. */
  readonly at: Date;
  /** Whether it was read to its end. */
  readonly ended: boolean;
  /** The first `mostTroubles`. */
  readonly troubles: readonly Trouble[];
}
