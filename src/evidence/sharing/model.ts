import type { CalendarDay } from '../../platform/time/index.ts';
import type { Petition } from '../../charters/index.ts';

/** What is passed on of a petition: what everybody may read on its page, and no more. */
export interface Shared {
  readonly petition: Petition;
  readonly signed: number;
  /** The last day on which one can sign; null once signing is over. */
  readonly lastDay: CalendarDay | null;
  /** Whether its rules show everybody who signs. */
  readonly namesShown: boolean;
  /** Whether one signs it by a letter that one writes. */
  readonly byLetter: boolean;
  /** Of its page. */
  readonly address: string;
  readonly association: string;
  /** “The petitioners do not speak for the association.” */
  readonly speaks: string;
}
