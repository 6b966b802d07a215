import { sql } from 'kysely';
import { advance, mustJudge, sendBackFromStep, type PetitionId } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { steps } from '../tables.ts';
import { petitionAt, type Policies } from '../way/standing.ts';
import type { FindingResult } from './model.ts';
import { impedimentsOfFinding } from './rules.ts';

/**
 * Staff have looked at the organizers or the scope of a petition.  Confirmed, it moves on; refused, it goes back to its organizers
 * with the reason.
 *
 * @throws Refused
 */
export async function recordFinding(
  act: Act,
  id: PetitionId,
  found: { readonly result: FindingResult; readonly reason: string },
  given: Policies,
): Promise<void> {
  const { petition } = await petitionAt(act, given, id, 'verification');
  await mustJudge(act, id, 'petitions.verify');
  refuseIf(impedimentsOfFinding(found));

  const { stage } = petition;
  const { rows } = await sql<{ id: number }>`
    insert into steps.finding (petition, stage, result, reason, found_by, found_at)
    values (${id}, ${stage}, ${found.result}, ${found.reason.trim()}, ${act.by}, ${act.at}) returning id
  `.execute(steps(act.db));
  note(act, { kind: 'steps.looked-at', petition: id, stage, finding: rows[0]!.id, result: found.result });
  await (found.result === 'confirmed' ? advance(act, petition) : sendBackFromStep(act, petition));
}

/**
 * Takes away why a petition that is over was refused: it may speak of its organizers.  That it was refused stays, and the table wants
 * a reason with it.  Safe to repeat.
 */
export async function forgetReasons(act: Act, petition: PetitionId): Promise<void> {
  await sql`
    update steps.finding set reason = case result when 'refused' then '—' else '' end where petition = ${petition}
  `.execute(steps(act.db));
}
