import type { CalendarDay } from '../../platform/time/index.ts';

/** What stands in the public record. */
export const recordKinds = ['petition', 'decision', 'report'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One thing on record, by its day: a petition by that of its opening, a decision and a report by their own. */
export interface RecordEntry {
  readonly kind: RecordKind;
  readonly id: number;
  readonly on: CalendarDay;
  readonly title: string;
  /** The petition, or that which was decided; null for a report. */
  readonly petition: number | null;
  /** The state of a petition, the result of a decision, the designation of a report. */
  readonly state: string;
  /** Of a report: `2026-2027` and `27.1`, by which it is read. */
  readonly session: string | null;
  readonly number: number | null;
  readonly amendment: number | null;
}

/** What somebody looks for in the record; all of it where nothing is said. */
export interface RecordWanted {
  readonly text?: string;
  readonly kind?: RecordKind | undefined;
  /** As `2026`. */
  readonly year?: string | undefined;
  readonly most?: number;
  readonly from?: number;
}

/** How much a year has of each kind. */
export type RecordYear = { readonly year: string } & Readonly<Record<RecordKind, number>>;
