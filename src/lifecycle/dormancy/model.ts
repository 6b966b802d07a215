import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';

/** A time in which a group does nothing, declared by a convener. Its term runs on. */
export interface Dormancy {
  readonly id: number;
  readonly group: GroupId;
  /** In the words of the convener. */
  readonly reason: string;
  readonly declaredBy: PersonId | null;
  readonly declaredOn: CalendarDay;
  /** The day on which it is to be back. */
  readonly returnsOn: CalendarDay;
}

/** What a convener declares. */
export type Declared = Pick<Dormancy, 'reason' | 'returnsOn'>;
