import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import { refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import { impedimentsToJudging } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import type { Petition, PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import { charterGroup } from '../terms/chartering.ts';
import type { CharterRules } from '../terms/commands.ts';
import type { Ratification } from './model.ts';

/** What keeps the visitor from saying what the council made of the approval of a petition; empty when nothing does. */
export async function impedimentsToRatifying(visit: Visit, petition: Petition): Promise<Impediment[]> {
  const found = await impedimentsToJudging(visit, petition.id, 'council.record');
  if (petition.state !== 'recommended') found.push({ code: 'petition-not-recommended', state: petition.state });
  return found;
}

/** Holds the petition whose approval the council voted on, and gives it. @throws Refused with what `impedimentsToRatifying` finds */
export async function petitionToRatify(act: Act, id: PetitionId): Promise<Petition> {
  const petition = await petitionForChange(act, id);
  refuseIf(await impedimentsToRatifying(act, petition));
  return petition;
}

/**
 * The council has ratified an approval, or has not.  The group opens in the same transaction, with its term from the day of the
 * council's vote; or the petition has ended.
 *
 * @throws Refused
 */
export async function ratifyDecision(
  act: Act,
  { petition: id, decision, result, on }: RatifiedDecision,
  rules: CharterRules,
): Promise<void> {
  const petition = await petitionToRatify(act, id);

  await sql`update charters.decision set ratification = ${result}, ratified_on = ${on} where id = ${decision}`.execute(
    charters(act.db),
  );
  const state = result === 'ratified' ? 'approved' : 'declined';
  await sql`update charters.petition set state = ${state}, ended_at = ${act.at} where id = ${id}`.execute(
    charters(act.db),
  );
  if (result === 'ratified') await charterGroup(act, petition, on, rules);
  note(act, { kind: 'charters.decision-ratified', petition: id, decision, result });
}

/** What the council voted on, and how it ended. */
interface RatifiedDecision {
  readonly petition: number;
  readonly decision: number;
  readonly result: Ratification;
  readonly on: CalendarDay;
}
