import type { FormerName, GroupId, GroupState, PolicyVersion } from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';

/** What is said of a group in the Handbook. What is null was changed since the day, and nothing says what it was. */
export interface GroupEntry {
  readonly id: GroupId;
  readonly number: number;
  readonly slug: string;
  readonly name: string;
  readonly formerNames: readonly FormerName[];
  readonly state: GroupState;
  readonly openedOn: CalendarDay;
  readonly endedOn: CalendarDay | null;
  readonly successor: string | null;
  readonly purpose: string | null;
  /** Slugs of the association's list. */
  readonly topics: readonly string[] | null;
  /** In the order in which they began. Empty for somebody whose name stands here no longer. */
  readonly conveners: readonly string[];
  /** One name, or none where there is no contact; an empty one for somebody whose name stands here no longer. */
  readonly liaison: readonly string[] | null;
  readonly term: Years | null;
  readonly policy: PolicyVersion | null;
  readonly underWay: UnderWay;
}

/** What is under way with a group in term. Of a former day it is known only whether the group slept. */
export interface UnderWay {
  /** The day on which a group that sleeps is to be back. */
  readonly dormantUntil: CalendarDay | null;
  readonly renewal: {
    readonly petition: number;
    /** Since when it is filed and waits for its decision; null until then. */
    readonly pendingSince: CalendarDay | null;
  } | null;
  /** It is proposed that the group end, and how. */
  readonly endProposed: { readonly proposal: number; readonly kind: 'dissolve' | 'merge' | 'graduate' } | null;
  /** When the group lapses unless it is renewed; null until a renewal may be begun, and once one waits or is granted. */
  readonly lapsesOn: CalendarDay | null;
}

export const nothingUnderWay: UnderWay = { dormantUntil: null, renewal: null, endProposed: null, lapsesOn: null };

/** The years for which a group was chartered. */
export interface Years {
  readonly fromOn: CalendarDay;
  /** Exclusive; null for a term without end. */
  readonly untilOn: CalendarDay | null;
}

/** What is said of a unit. What is null was changed since the day, and nothing says what it was. */
export interface UnitEntry {
  readonly id: UnitId;
  readonly slug: string;
  readonly name: string;
  readonly formerNames: readonly FormerName[];
  readonly acronym: string;
  /** In the association's own word: `round table`. */
  readonly kind: string;
  /** By name. */
  readonly parent: string | null;
  readonly charge: string | null;
  readonly topics: readonly string[] | null;
  readonly foundedOn: CalendarDay | null;
  readonly officers: readonly Officer[];
}

export interface Officer {
  /** By its code in the association's file. */
  readonly office: string;
  /** Empty for a person who was erased. */
  readonly name: string;
}

/** The Handbook as it stood on a day. Every list is by name. */
export interface Handbook {
  readonly on: CalendarDay;
  /** Whether it is that of today, of which everything is known. */
  readonly isPresent: boolean;
  /** The day since which what happens is recorded; before it only what was brought in is known. Null where nothing is. */
  readonly recordedSince: CalendarDay | null;
  readonly groups: readonly GroupEntry[];
  readonly ended: readonly GroupEntry[];
  /** Those that stood on the day. */
  readonly units: readonly UnitEntry[];
}
