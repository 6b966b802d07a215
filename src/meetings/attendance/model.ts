import type { PersonId } from '../../platform/act/index.ts';
import type { ItemId } from '../agenda/model.ts';
import type { SittingId } from '../sittings/model.ts';

/** How somebody took part in a meeting, or why they did not. */
export const attendanceModes = ['room', 'link', 'in-world', 'excused', 'absent'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

/** Those who took part, from wherever: their say is equal. */
export const presentModes: readonly AttendanceMode[] = ['room', 'link', 'in-world'];

/** Who took part in a meeting. */
export interface Attendance {
  /** Members of the body, as they were recorded; whoever is not here was not. */
  readonly members: readonly { readonly person: PersonId; readonly mode: AttendanceMode }[];
  readonly guests: number;
}

/** What a member wrote who could not come. */
export interface WrittenComment {
  readonly id: number;
  /** Null for what is said of the whole. */
  readonly item: ItemId | null;
  readonly person: PersonId;
  /** Empty once the roll has erased the person. */
  readonly body: string;
  readonly writtenAt: Date;
}

/** What a member writes: of the whole under null, of items by their number; what is empty is taken back. */
export interface Writing {
  readonly excused: boolean;
  readonly comments: ReadonlyMap<ItemId | null, string>;
}

/** What happens to attendance and comments; how somebody took part stands in the table alone. */
export type AttendanceFact = {
  readonly kind: 'meetings.attendance-recorded' | 'meetings.comments-written';
  readonly sitting: SittingId;
};
