import type { HeaderLine } from './lines.ts';

/** A list, as its mail tells of it. */
export interface MailList {
  readonly id: number;
  /** The part of its address before the @. */
  readonly slug: string;
  readonly name: string;
  /** `announce`: readers do not write there. */
  readonly purpose: string;
}

/** What the steps need to know to write the header of a list's mail. */
export interface Copying {
  readonly list: MailList;
  /** `diversity@lists.example.org`. */
  readonly address: string;
  readonly domain: string;
  /** Begins every link; no slash at its end. */
  readonly baseUrl: string;
  /** The message's own page, for ever. */
  readonly archivedAt: string;
  /** What a writer said and the list passes on; absent where the list writes itself, as in a digest. */
  readonly relayed?: Relayed;
}

/** What is known of a message that is passed on, and what the list does to it. */
export interface Relayed {
  /** Without brackets: for a message that has none of its own. */
  readonly messageId: string;
  readonly datedAt: Date;
  /** Stands before the subject; empty for none. */
  readonly subjectTag: string;
  /** The writer, where From is to be the list's own address; null where From stays as it is. */
  readonly viaList: { readonly name: string; readonly address: string } | null;
}

/**
 * One thing that a list does to the header of a message, after one standard.  `drops` names fields (in lower case) that do not go on;
 * `adds` are lines alike for all; in `personal` lines `{personal}` stands for the reader's token.
 */
export interface HeaderStep {
  readonly drops?: readonly string[] | ((copying: Copying, lines: readonly HeaderLine[]) => readonly string[]);
  readonly adds?: (copying: Copying, lines: readonly HeaderLine[]) => readonly string[];
  readonly personal?: (copying: Copying) => readonly string[];
}
