import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { decisionsOn, petitionToRatify, ratifyDecision, type PolicyBook } from '../../charters/index.ts';
import { note } from '../facts.ts';
import { must } from '../grants.ts';
import { council } from '../tables.ts';
import type { VoteWritten } from './model.ts';
import { impedimentsToRecording } from './rules.ts';

/**
 * Records what the council voted on the approval of a petition.  Ratified, the group opens in the same transaction; not
 * ratified, the petition has ended; postponed, it waits on.
 *
 * @throws Refused with all that stands in the way
 */
export async function recordCouncilVote(
  act: Act,
  petitionId: number,
  vote: VoteWritten,
  policies: PolicyBook,
): Promise<void> {
  must(act, 'council.record');
  const petition = await petitionToRatify(act, petitionId);
  const decision = (await decisionsOn(act.db, petitionId)).find(({ result }) => result === 'approved')!;
  const policy = policies.of(petition.policyId, petition.policyVersion);
  refuseIf(impedimentsToRecording(decision, vote, policy.ratification!, act.today));

  const { result } = vote;
  if (result !== 'postponed') {
    const ratified = { petition: petitionId, decision: decision.id, result, on: vote.votedOn };
    await ratifyDecision(act, ratified, policy.charter);
  }
  await insertVote(act, decision.id, vote);
  note(act, { kind: 'council.vote-recorded', petition: petitionId, decision: decision.id, result });
}

async function insertVote(act: Act, decision: number, vote: VoteWritten): Promise<void> {
  await sql`
    insert into council.ratification
      (decision, result, voted_on, present, votes_for, votes_against, votes_abstained, minute, recorded_by, recorded_at)
    values (${decision}, ${vote.result}, ${vote.votedOn}, ${vote.present}, ${vote.votesFor}, ${vote.votesAgainst}, ${vote.votesAbstained},
            ${vote.minute}, ${act.by}, ${act.at})
  `.execute(council(act.db));
}
