import type { CalendarDay } from '../../platform/time/index.ts';

export type OpenMeetingId = number;

/** What whoever announces an open meeting writes. */
export interface Announced {
  readonly heldOn: CalendarDay;
  /** As `19:30`; null where no hour is named. */
  readonly begins: string | null;
  readonly place: string;
  readonly link: string;
}

/** What came of it. */
export interface Held {
  readonly attendance: number;
  readonly minute: string;
}

/** An open meeting on a petition. */
export interface OpenMeeting extends Announced {
  readonly id: OpenMeetingId;
  readonly stage: number;
  readonly announcedAt: Date;
  readonly calledOffAt: Date | null;
  /** Null before it is recorded. */
  readonly attendance: number | null;
  readonly minute: string;
  readonly recordedAt: Date | null;
}
