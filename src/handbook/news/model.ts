import type { CalendarDay } from '../../platform/time/index.ts';

/** Something that happened to a group, as everybody may read it. */
export interface GroupNews {
  /** Names it for ever: `fact 17`. */
  readonly key: string;
  readonly at: Date;
  readonly says: string;
  /** Where it is read, without the address of the house; it leads there also when the group has another name. */
  readonly path: string;
}

/** What a group has promised to everybody, as far as the news ask. */
export interface PublicPromise {
  readonly id: number;
  readonly promise: string;
  readonly openedOn: CalendarDay;
  readonly dueOn: CalendarDay | null;
  readonly outcome: 'met' | 'released' | null;
  readonly closedOn: CalendarDay | null;
}
