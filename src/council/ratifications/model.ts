import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** What the council made of what it was asked to act on. Postponed, it votes again. */
export const voteResults = ['ratified', 'not-ratified', 'postponed'] as const;
export type VoteResult = (typeof voteResults)[number];

/** A vote of the council as its secretary writes it down. */
export interface VoteWritten {
  readonly result: VoteResult;
  readonly votedOn: CalendarDay;
  /** Members of the council who were present; null where the minutes do not say. */
  readonly present: number | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstained: number | null;
  /** As it stands in the minutes. */
  readonly minute: string;
}

export interface CouncilVote extends VoteWritten {
  readonly id: number;
  readonly decision: number;
  readonly recordedBy: PersonId;
  readonly recordedAt: Date;
}
