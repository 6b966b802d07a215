import type { Impediment } from '../../../platform/refusal/index.ts';
import {
  confirmingPositions,
  positions,
  positionsWithReasons,
  type AnyPosition,
  type Ballot,
  type Elector,
} from '../model.ts';
import { areTooFewInSecret, leastSecretVotes } from './counting.ts';

/** How much of each may be written. */
export const bounds = { mostRemark: 4_000, mostMinute: 20_000, mostQuestion: 500 } as const;

/** Whether members can take part in it at the instant. */
export const isOpen = (ballot: Ballot, at: Date): boolean =>
  ballot.way !== 'room' && at >= ballot.opensAt && !isOver(ballot, at);

/** Whether its end has come, also where it is not closed yet. */
export const isOver = ({ closesAt, closedAt }: Pick<Ballot, 'closesAt' | 'closedAt'>, at: Date): boolean =>
  closedAt !== null || (closesAt !== null && at >= closesAt);

/** The positions that a ballot asks for. */
export function positionsOf({
  confirming,
  mayReturn,
}: Pick<Ballot, 'confirming' | 'mayReturn'>): readonly AnyPosition[] {
  if (confirming) return confirmingPositions;
  return mayReturn ? positions : positions.filter((position) => position !== 'return');
}

/** What keeps a member from voting; empty when nothing does. */
export function impedimentsToVoting(ballot: Ballot, elector: Elector | undefined, at: Date): Impediment[] {
  const found = impedimentsToTakingPart(ballot, elector, at);
  if (at < ballot.opensAt) found.push({ code: 'ballot-not-yet-open', opensAt: ballot.opensAt.toISOString() });
  if (ballot.positions === 'secret' && elector?.hasVoted) found.push({ code: 'secret-vote-cast-already' });
  return found;
}

/** What a vote lacks. */
export function impedimentsOfVote(ballot: Ballot, position: AnyPosition, remark: string): Impediment[] {
  if (!positionsOf(ballot).includes(position)) return [{ code: 'position-unknown' }];
  // A reason beside a secret vote would give it away.
  const isAsked = positionsWithReasons.includes(position) && ballot.positions === 'open';
  return isAsked && !remark.trim() ? [{ code: 'vote-reason-missing', position }] : [];
}

/** What keeps a member from recusing themselves.  Who has voted in secret cannot: their vote is no longer known as theirs. */
export function impedimentsToRecusing(ballot: Ballot, elector: Elector | undefined, at: Date): Impediment[] {
  const found = impedimentsToTakingPart(ballot, elector, at);
  if (ballot.positions === 'secret' && elector?.hasVoted) found.push({ code: 'secret-vote-cast-already' });
  return found;
}

/** What keeps a member from writing a remark; from the announcement until the end. */
export const impedimentsToRemarking = impedimentsToTakingPart;

function impedimentsToTakingPart(ballot: Ballot, elector: Elector | undefined, at: Date): Impediment[] {
  const found: Impediment[] = [];
  if (ballot.way === 'room' || isOver(ballot, at)) found.push({ code: 'ballot-closed' });
  if (!elector) found.push({ code: 'not-an-elector' });
  else if (elector.recused !== null) found.push({ code: 'recused-already', because: elector.recused });
  return found;
}

/** What keeps a ballot from being closed by hand: besides all else, a count that would tell how single members voted. */
export function impedimentsToClosing(ballot: Ballot, electors: readonly Elector[]): Impediment[] {
  const found: Impediment[] = [];
  if (ballot.closedAt !== null) found.push({ code: 'ballot-closed' });
  if (ballot.way !== 'online') found.push({ code: 'ballot-closes-by-itself' });
  const voted = electors.filter(({ hasVoted }) => hasVoted).length;
  if (ballot.positions === 'secret' && areTooFewInSecret(voted))
    found.push({ code: 'too-few-in-secret', votes: voted, least: leastSecretVotes });
  return found;
}

/** What keeps it from being called off: there is nothing left to call off. */
export const impedimentsToCallingOff = ({ closedAt }: Pick<Ballot, 'closedAt'>): Impediment[] =>
  closedAt !== null ? [{ code: 'ballot-closed' }] : [];
