import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { noLongerDue } from '../../platform/jobs/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import { closing } from '../petitions/commands/opening.ts';
import type { Petition, PetitionId, PetitionState } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Decision, DecisionResult } from './model.ts';
import type { DecisionRules } from './rules.ts';

/** What happens to a petition by each result; an approval that the council has to ratify waits for it. */
const stateAfter: Readonly<Record<DecisionResult, PetitionState>> = {
  approved: 'approved',
  declined: 'declined',
  returned: 'returned',
};

/** What opens the group of an approved petition: given by whoever knows groups and terms. */
export type Chartering = (act: Act, petition: Petition, decidedOn: CalendarDay) => Promise<void>;

/** A decision with all that goes on record of it. */
export type Enacted = Pick<
  Decision,
  | 'result'
  | 'decidedOn'
  | 'present'
  | 'votesFor'
  | 'votesAgainst'
  | 'votesReturned'
  | 'votesAbstained'
  | 'reasons'
  | 'conditions'
  | 'minute'
  | 'ballot'
  | 'recordedBy'
>;

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
  const { rows } = await sql<{ id: number }>`
    insert into charters.decision
      (petition, result, decided_on, present, votes_for, votes_against, votes_returned, votes_abstained, reasons, conditions, minute,
       ballot, recorded_by, recorded_at)
    values (${id}, ${enacted.result}, ${enacted.decidedOn}, ${enacted.present}, ${enacted.votesFor}, ${enacted.votesAgainst},
            ${enacted.votesReturned}, ${enacted.votesAbstained}, ${enacted.reasons}, ${enacted.conditions}, ${enacted.minute},
            ${enacted.ballot},
            ${enacted.recordedBy}, ${act.at})
    returning id
  `.execute(charters(act.db));
  return rows[0]!.id;
}
