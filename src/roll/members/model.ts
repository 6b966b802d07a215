import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** The id of a record of the roll. */
export type MemberId = number;

/** A record of the roll, as others may need to see it. */
export interface Member {
  readonly id: MemberId;
  /** As the membership system writes it, without spaces. */
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  /** What they are called, where that is not the first name; else empty. */
  readonly informalName: string;
  readonly email: string | null;
  readonly company: string;
  readonly joinedOn: CalendarDay | null;
  readonly directoryOptOut: boolean;
  /** Null until they first come here or hold a post. */
  readonly person: PersonId | null;
}

/** What the roll says of a member on one day. */
export interface Standing {
  readonly class: string;
  readonly status: string;
  /** The last day that is paid for; null where the class never expires, or nobody knows. */
  readonly paidThrough: CalendarDay | null;
  readonly suspended: boolean;
  /** The number of the record into which this one is merged; null for a record that stands. */
  readonly mergedInto: string | null;
  /** The day of joining; null where nobody knows, and then nothing is asked of it. */
  readonly joinedOn?: CalendarDay | null;
  /** False where the member is missing from the roll; left out means true. */
  readonly onRoll?: boolean;
}

/** The standing of a member on a day that was asked for, read from the record that was its survivor on that day. */
export interface StandingOnDay extends Standing {
  /** The survivor; the member that was asked for, unless its record had been merged by that day. */
  readonly survivor: MemberId;
  readonly number: string;
  readonly type: string;
  readonly joinedOn: CalendarDay | null;
  readonly onRoll: boolean;
}

/** One version of a member's standing; it holds from its day until, not on, its end. */
export interface StandingVersion extends Standing {
  readonly type: string;
  readonly fromOn: CalendarDay;
  readonly untilOn: CalendarDay | null;
}

/** What the association says of standing: from its own file and from the policy in force. */
export interface StandingRules {
  /** Codes of the classes whose members owe no dues: life, honorary, continuing. */
  readonly neverExpire: readonly string[];
  /** Codes of statuses that take good standing away whatever was paid, as `deceased`. */
  readonly withoutStanding: readonly string[];
  /** Days for which standing outlasts the dues; 0 unless the association says more. */
  readonly graceDays: number;
}

/** A code with what people call it, and what else membership systems write for it. */
export interface Coded {
  readonly code: string;
  readonly label: string;
  readonly also?: readonly string[];
}

/** What the association says that an import needs to know. */
export interface ImportRules {
  /** Empty takes every class as it is written. */
  readonly classes: readonly Coded[];
  readonly statuses: readonly Coded[];
  readonly standing: StandingRules;
}
