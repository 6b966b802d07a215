import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';

/** Ways in which a group is renewed without a petition. */
export const recordedWays = ['registration', 'deliverables', 'agreement'] as const;
export type RecordedWay = (typeof recordedWays)[number];

/** What conveners or staff put on record so that a group is renewed, and what became of it. */
export interface RenewalRecord {
  readonly id: number;
  readonly group: GroupId;
  readonly way: RecordedWay;
  /** The end of the term that it is to follow, exclusive. */
  readonly termUntil: CalendarDay;
  /** Of the things that the policy names, in its words. */
  readonly delivered: readonly string[];
  /** A text, or an address. */
  readonly evidence: string;
  readonly recordedBy: PersonId | null;
  readonly recordedOn: CalendarDay;
  /** Null while it waits for staff. */
  readonly result: 'accepted' | 'refused' | null;
  readonly settledOn: CalendarDay | null;
  /** Why it was refused. */
  readonly reason: string;
}

/** What is put on record. */
export type Recording = Pick<RenewalRecord, 'delivered' | 'evidence'>;
