import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';

export type SittingId = number;

/** A sitting is announced, then held or cancelled. */
export const sittingStates = ['planned', 'held', 'cancelled'] as const;
export type SittingState = (typeof sittingStates)[number];

/** A meeting of a body. */
export interface Sitting {
  readonly id: SittingId;
  readonly unit: UnitId;
  /** As “Midwinter 2027”. */
  readonly name: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Where those join who come from afar; shown to the body alone unless it is open to guests. */
  readonly link: string;
  /** Where it is in a virtual world. */
  readonly inWorld: string;
  readonly openToGuests: boolean;
  /** The last day on which a petition that is filed reaches it; null where none is brought to this body. */
  readonly fileBy: CalendarDay | null;
  /** The day of the association's calendar in whose place it stands. */
  readonly calendarOn: CalendarDay | null;
  readonly state: SittingState;
  readonly cancelledBecause: string;
  readonly announcedAt: Date;
  readonly changedAt: Date;
  /** Grows with every change. */
  readonly revision: number;
  readonly agendaPublishedAt: Date | null;
  /** How many came who are not of the body. */
  readonly guests: number;
}

/** What a keeper says of a sitting. */
export type SittingDetails = Pick<
  Sitting,
  'name' | 'beginsAt' | 'endsAt' | 'place' | 'link' | 'inWorld' | 'openToGuests' | 'fileBy'
>;

/** A sitting that is to be. */
export type NewSitting = SittingDetails & Pick<Sitting, 'unit' | 'calendarOn'>;

/** What happens to sittings. */
export type SittingFact =
  | { readonly kind: 'meetings.sitting-announced'; readonly sitting: SittingId; readonly unit: UnitId }
  | {
      readonly kind: 'meetings.sitting-changed';
      readonly sitting: SittingId;
      readonly revision: number;
      readonly moved: boolean;
    }
  | {
      readonly kind: 'meetings.sitting-cancelled' | 'meetings.sitting-held' | 'meetings.sitting-held-taken-back';
      readonly sitting: SittingId;
    };
