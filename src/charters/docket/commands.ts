import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
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

  const decision = await insertDecision(act, id, recording);
  const waits = recording.result === 'approved' && given.rules.ratified;
  const state = waits ? 'recommended' : stateAfter[recording.result];
  const endedAt = waits || state === 'returned' ? null : act.at;
  await sql`
    update charters.petition set state = ${state}, decided_at = ${act.at}, ended_at = ${endedAt} where id = ${id}
  `.execute(charters(act.db));
  await noLongerDue(act.db, closing, String(id));
  if (state === 'approved') await given.charter(act, petition, recording.decidedOn);
  note(act, { kind: 'charters.petition-decided', petition: id, decision, result: recording.result, waits });
  return decision;
}

async function insertDecision(act: Act, id: PetitionId, recording: Recording): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into charters.decision
      (petition, result, decided_on, present, votes_for, votes_against, votes_abstained, reasons, minute, recorded_by, recorded_at)
    values (${id}, ${recording.result}, ${recording.decidedOn}, ${recording.present}, ${recording.votesFor}, ${recording.votesAgainst},
            ${recording.votesAbstained}, ${recording.reasons}, ${recording.minute}, ${act.by}, ${act.at})
    returning id
  `.execute(charters(act.db));
  return rows[0]!.id;
}
