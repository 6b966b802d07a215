import type { ListId } from '../lists/model.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** What somebody looks for in what was said. */
export interface Sought {
  readonly text: string;
  /** Part of the name of who wrote it. */
  readonly author: string;
  /** The first and the last day on which it came, in the association’s time zone. */
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** A message that was found. */
export interface FoundMessage {
  readonly list: ListId;
  readonly number: number;
  readonly subject: string;
  readonly fromName: string;
  readonly postedAt: Date;
  /** Matched words stand between \u0001 and \u0002. */
  readonly excerpt: string;
}

/** What was found, and how far was looked. */
export interface FoundMessages {
  readonly found: readonly FoundMessage[];
  readonly total: number;
  /** Best first; else newest first, among the newest only, because the words are too common to weigh all that have them. */
  readonly isRanked: boolean;
}

/** So many messages are looked at for one question, at most. */
export const mostCandidates = 10_000;
