import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { impedimentsOfVotes, type Decision } from '../../charters/index.ts';
import type { VoteWritten } from './model.ts';

export const bounds = { mostMinute: 20_000 } as const;

/** What keeps a vote of the council from being recorded; empty when nothing does. */
export function impedimentsToRecording(
  decision: Pick<Decision, 'reportedOn'>,
  vote: VoteWritten,
  rules: Parameters<typeof impedimentsOfVotes>[1],
  today: CalendarDay,
): Impediment[] {
  const { reportedOn } = decision;
  // The council votes on what it was told.
  if (reportedOn === null) return [{ code: 'decision-not-reported' }];
  const found: Impediment[] = [];
  if (vote.votedOn > today) found.push({ code: 'vote-in-future' });
  if (vote.votedOn < reportedOn) found.push({ code: 'vote-before-report', reportedOn });
  // A quorum and a majority are asked of a vote that has ratified; the others have carried nothing.
  const held = vote.result === 'ratified' ? rules : { ...rules, quorum: null };
  return [...found, ...impedimentsOfVotes(vote, held, vote.result === 'ratified')];
}
