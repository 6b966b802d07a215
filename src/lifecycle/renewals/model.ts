import type { RenewalUnderWay, TermRecord } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** How a group goes on: its term is followed by another, or, having lapsed, it is begun again. */
export type Way = 'renewal' | 'revival';

/** All that decides whether a group may be renewed on a day. */
export interface RenewalStanding {
  readonly group: Pick<Group, 'state' | 'endedOn'>;
  /** The latest; undefined for a group without one. */
  readonly term: Pick<TermRecord, 'fromOn' | 'untilOn'> | undefined;
  /** How often it has been renewed since it was opened, or begun again. */
  readonly renewals: number;
  /** That was submitted, or is public; of drafts there may be any number. */
  readonly underWay: RenewalUnderWay | null;
  readonly today: CalendarDay;
}
