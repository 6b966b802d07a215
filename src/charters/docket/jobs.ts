import { ballotOf, type MeetingFact } from '../../meetings/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Given } from '../given.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import { petitionKind } from '../petitions/model.ts';
import { decideByBallot, putAfterObjection } from './voting.ts';

/** What follows for a petition when a ballot on it has ended. */
export function docketReactions(given: Given): Reaction[] {
  return [
    reacting<MeetingFact>('charters.decide-by-ballot', ['meetings.ballot-decided'], (act, { fact }) =>
      follow(act, given, 'ballot' in fact ? fact.ballot : 0),
    ),
  ];
}

async function follow(act: Act, given: Given, id: number): Promise<void> {
  const ballot = await ballotOf(act.db, id);
  if (!ballot || ballot.subject.kind !== petitionKind) return;
  const petition = await petitionForChange(act, Number(ballot.subject.id));
  if (ballot.tally?.outcome === 'objected') return putAfterObjection(act, petition, ballot, given);
  // A vote of the room has brought its reasons along, and was followed at once; here the chair writes them afterwards.
  await decideByBallot(act, petition, id, { reasons: '', conditions: '' }, given);
}
