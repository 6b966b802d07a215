import type { PetitionId } from '../../charters/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

export type EndorsementId = number;

/** What an endorser may say, by button. */
export const answers = ['endorsed', 'declined'] as const;
export type Answer = (typeof answers)[number];

/** Whoever names an endorser writes this down. */
export interface Named {
  readonly name: string;
  readonly office: string;
  readonly email: string;
}

/** What an endorser answers. */
export interface Answering {
  readonly answer: Answer;
  readonly reasons: string;
}

/** Somebody who is asked to endorse a petition. */
export interface Endorsement extends Named {
  readonly id: EndorsementId;
  readonly petition: PetitionId;
  readonly stage: number;
  readonly namedAt: Date;
  readonly remindedAt: Date | null;
  /** Null while they have not answered. */
  readonly answer: Answer | null;
  readonly reasons: string;
  readonly answeredAt: Date | null;
  /** When staff knew that it is the office's; until then it does not count. */
  readonly confirmedAt: Date | null;
  /** When it was taken back by whoever named them. */
  readonly takenBackAt: Date | null;
}

/** How the endorsements of a petition stand at one step. */
export interface EndorsementCount {
  readonly needed: number;
  readonly counted: number;
  readonly dueOn: CalendarDay | null;
}
