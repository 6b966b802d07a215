import type { CalendarDay } from '../../platform/time/index.ts';
import type { BallotId } from '../../meetings/index.ts';
import type { PersonId } from '../../platform/act/index.ts';

export const decisionResults = ['approved', 'declined', 'returned'] as const;
export type DecisionResult = (typeof decisionResults)[number];

/** What the council made of an approval that it has to ratify. */
export const ratifications = ['ratified', 'not-ratified'] as const;
export type Ratification = (typeof ratifications)[number];

/** What the deciding body resolved on a petition, as its chair recorded it. */
export interface Decision {
  readonly id: number;
  readonly petition: number;
  readonly result: DecisionResult;
  readonly decidedOn: CalendarDay;
  /** The office of one officer who decided, as “President”; empty where a body voted, or nobody was asked. */
  readonly office: string;
  /** Members of the body who were present; null where the chair did not say. */
  readonly present: number | null;
  readonly votesFor: number | null;
  /** Votes to decline; of a decision without a ballot, all votes against. */
  readonly votesAgainst: number | null;
  /** Votes to return it for changes; null where nobody was asked. */
  readonly votesReturned: number | null;
  readonly votesAbstained: number | null;
  readonly reasons: string;
  /** What the body asks of an approved group, or of a text that comes back. */
  readonly conditions: string;
  readonly minute: string;
  /** Null where the rules approved by themselves. */
  readonly recordedBy: PersonId | null;
  readonly recordedAt: Date;
  /** The ballot that it came of. */
  readonly ballot: BallotId | null;
  /** Null while it stands on the list of what is to be reported to the council. */
  readonly reportedOn: CalendarDay | null;
  /** Null while the council has not voted on it, or need not. */
  readonly ratification: Ratification | null;
  readonly ratifiedOn: CalendarDay | null;
}
