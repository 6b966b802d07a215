import type { CalendarDay } from '../../platform/time/index.ts';
import type { Sitting, SittingId } from '../sittings/model.ts';

/** What is on record of a meeting as a whole; what was said of each item stands with the item. */
export interface Minutes {
  readonly sitting: SittingId;
  readonly body: string;
  readonly savedAt: Date;
  /** Grows with every change. */
  readonly revision: number;
  readonly publishedAt: Date | null;
}

/** What was changed after minutes were published: the minutes stay as they were, and this stands below them. */
export interface Amendment {
  readonly id: number;
  readonly body: string;
  readonly reason: string;
  readonly amendedAt: Date;
}

/** Minutes as a keeper writes them. */
export interface MinutesDraft {
  readonly body: string;
  /** By the number of the item. */
  readonly items: ReadonlyMap<number, string>;
  /** What the keeper had before them; 0 where nothing had been saved. */
  readonly revision: number;
}

/** A meeting whose minutes are not out yet. */
export interface MinutesDue {
  readonly sitting: Sitting;
  readonly dueOn: CalendarDay;
}

/** What happens to minutes. */
export type MinutesFact =
  | { readonly kind: 'meetings.minutes-saved'; readonly sitting: SittingId; readonly revision: number }
  | { readonly kind: 'meetings.minutes-published'; readonly sitting: SittingId }
  | { readonly kind: 'meetings.minutes-amended'; readonly sitting: SittingId; readonly amendment: number };
