import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { impedimentsOfVotes, type Decision } from '../../charters/index.ts';
import type { VoteWritten } from './model.ts';

export const bounds = { mostMinute: 20_000 } as const;

/** What keeps the council from voting on a decision: that it has not been told of it. Empty when nothing does. */
export function impedimentsToVoting({ reportedOn }: Pick<Decision, 'reportedOn'>): Impediment[] {
  return reportedOn === null ? [{ code: 'decision-not-reported' }] : [];
}

/** What keeps a vote of the council from being recorded; empty when nothing does. */
export function impedimentsToRecording(
  decision: Pick<Decision, 'reportedOn'>,
  vote: VoteWritten,
  rules: Parameters<typeof impedimentsOfVotes>[1],
  today: CalendarDay,
): Impediment[] {
  const { reportedOn } = decision;
  const found = impedimentsToVoting(decision);
  if (vote.votedOn > today) found.push({ code: 'ratification-in-future' });
  if (reportedOn !== null && vote.votedOn < reportedOn) found.push({ code: 'vote-before-report', reportedOn });
  // A quorum and a majority are asked of a vote that has ratified; the others have carried nothing.
  const held = vote.result === 'ratified' ? rules : { ...rules, quorum: null };
  return [...found, ...impedimentsOfVotes(vote, held, vote.result === 'ratified')];
}
