import { sql } from 'kysely';
import type { BallotId } from '../../meetings/index.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { noLongerDue } from '../../platform/jobs/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import { impedimentsToJudging } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import { closing } from '../petitions/commands/opening.ts';
import type { Petition, PetitionId, PetitionState } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { DecisionResult } from './model.ts';
import { impedimentsToDeciding, type DecisionRules, type Recording } from './rules.ts';

/** What happens to a petition by each result; an approval that the council has to ratify waits for it. */
const stateAfter: Readonly<Record<DecisionResult, PetitionState>> = {
  approved: 'approved',
  declined: 'declined',
  returned: 'returned',
};

/** What opens the group of an approved petition: given by whoever knows groups and terms. */
export type Chartering = (act: Act, petition: Petition, decidedOn: CalendarDay) => Promise<void>;

/**
 * Records what the body decided.  An approval opens the group in the same transaction, or nothing happens; where the council
 * has to ratify it, nothing opens before that.
 *
 * @returns the number of the decision
 */
export async function recordDecision(
  act: Act,
  id: PetitionId,
  recording: Recording,
  given: { rules: DecisionRules; charter: Chartering },
): Promise<number> {
  const petition = await petitionForChange(act, id);
  refuseIf([
    ...(await impedimentsToJudging(act, id, 'docket.decide')),
    ...impedimentsToDeciding(petition, recording, given.rules, act.today),
  ]);

  return enact(act, petition, { ...recording, recordedBy: act.by }, given);
}

/** A decision with all that goes on record of it. */
export interface Enacted extends Recording {
  readonly recordedBy: PersonId | null;
  readonly votesReturned?: number;
  readonly conditions?: string;
  readonly ballot?: BallotId;
}

/**
 * Writes a decision down, and does what follows from it, in the same transaction.  The petition is held; whoever calls has
 * asked whether it may be decided.
 *
 * @returns the number of the decision
 */
export async function enact(
  act: Act,
  petition: Petition,
  enacted: Enacted,
  { rules: { ratified }, charter }: { readonly rules: Pick<DecisionRules, 'ratified'>; readonly charter: Chartering },
): Promise<number> {
  const { id } = petition;
  const decision = await insertDecision(act, id, enacted);
  const waits = enacted.result === 'approved' && ratified;
  const state = waits ? 'recommended' : stateAfter[enacted.result];
  const endedAt = waits || state === 'returned' ? null : act.at;
  await sql`
    update charters.petition set state = ${state}, decided_at = ${act.at}, ended_at = ${endedAt} where id = ${id}
  `.execute(charters(act.db));
  await noLongerDue(act.db, closing, String(id));
  if (state === 'approved') await charter(act, petition, enacted.decidedOn);
  note(act, { kind: 'charters.petition-decided', petition: id, decision, result: enacted.result, waits });
  return decision;
}

async function insertDecision(act: Act, id: PetitionId, enacted: Enacted): Promise<number> {
  const { votesReturned = null, conditions = '', ballot = null } = enacted;
  const { rows } = await sql<{ id: number }>`
    insert into charters.decision
      (petition, result, decided_on, present, votes_for, votes_against, votes_returned, votes_abstained, reasons, conditions, minute,
       ballot, recorded_by, recorded_at)
    values (${id}, ${enacted.result}, ${enacted.decidedOn}, ${enacted.present}, ${enacted.votesFor}, ${enacted.votesAgainst},
            ${votesReturned}, ${enacted.votesAbstained}, ${enacted.reasons}, ${conditions}, ${enacted.minute}, ${ballot},
            ${enacted.recordedBy}, ${act.at})
    returning id
  `.execute(charters(act.db));
  return rows[0]!.id;
}
