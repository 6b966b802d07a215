import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { noLongerDue } from '../../platform/jobs/index.ts';
import { note } from '../facts.ts';
import { closing } from '../petitions/commands/collecting.ts';
import type { Petition, PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import { charterGroup } from '../terms/chartering.ts';
import type { CharterRules } from '../terms/commands.ts';
import type { Decision } from './model.ts';
import type { DecisionRules } from './rules.ts';

/** A decision as the ballot gives it, before anything has followed from it. */
export type Enacted = Omit<Decision, 'id' | 'petition' | 'recordedAt' | 'reportedOn' | 'ratification' | 'ratifiedOn'>;

/** What the policy says of what follows from a decision. */
interface Enacting {
  readonly decision: Pick<DecisionRules, 'ratified'>;
  readonly charter: CharterRules;
  /** Whether a report has to tell of it. */
  readonly reported: boolean;
}

/**
 * Writes a decision down, and does what follows from it, in the same transaction: an approval opens the group, or waits for the
 * council where that has to ratify it.  The petition is held; whoever calls has asked whether it may be decided.
 */
export async function enact(act: Act, petition: Petition, enacted: Enacted, policy: Enacting): Promise<void> {
  const { id } = petition;
  const decision = await insertDecision(act, id, enacted, policy.reported);
  const waits = enacted.result === 'approved' && policy.decision.ratified;
  const state = waits ? 'recommended' : enacted.result;
  const endedAt = waits || state === 'returned' ? null : act.at;
  await sql`
    update charters.petition set state = ${state}, decided_at = ${act.at}, ended_at = ${endedAt} where id = ${id}
  `.execute(charters(act.db));
  await noLongerDue(act.db, closing, String(id));
  if (state === 'approved') await charterGroup(act, petition, enacted.decidedOn, policy.charter);
  note(act, { kind: 'charters.petition-decided', petition: id, decision, result: enacted.result, waits });
}

async function insertDecision(act: Act, id: PetitionId, enacted: Enacted, toReport: boolean): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into charters.decision
      (petition, result, decided_on, office, present, votes_for, votes_against, votes_returned, votes_abstained, reasons, conditions, minute,
       ballot, recorded_by, recorded_at, to_report)
    values (${id}, ${enacted.result}, ${enacted.decidedOn}, ${enacted.office}, ${enacted.present}, ${enacted.votesFor}, ${enacted.votesAgainst},
            ${enacted.votesReturned}, ${enacted.votesAbstained}, ${enacted.reasons}, ${enacted.conditions}, ${enacted.minute},
            ${enacted.ballot}, ${enacted.recordedBy}, ${act.at}, ${toReport})
    returning id
  `.execute(charters(act.db));
  return rows[0]!.id;
}
