import type { List } from '../model.ts';
import type { HeaderLine } from './lines.ts';

/** What the steps need to know to write the header of a list's mail. */
export interface Copying {
  readonly list: List;
  /** `diversity@lists.example.org`. */
  readonly address: string;
  readonly domain: string;
  /** Begins every link; no slash at its end. */
  readonly baseUrl: string;
  /** The message's own page, for ever. */
  readonly archivedAt: string;
}

/**
 * One thing that a list does to the header of a message, after one standard.  `drops` names fields (in lower case) that do not go on;
 * `adds` are lines alike for all; in `personal` lines `{personal}` stands for the reader's token.
 */
export interface HeaderStep {
  readonly drops?: readonly string[];
  readonly adds?: (copying: Copying, lines: readonly HeaderLine[]) => readonly string[];
  readonly personal?: (copying: Copying) => readonly string[];
}
