import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { noLongerDue } from '../../../platform/jobs/index.ts';
import { callOffOn } from '../../../meetings/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import { renewalsOf } from '../../terms/queries.ts';
import { endedStates, petitionKind, type ClosedCode, type Petition, type PetitionId } from '../model.ts';
import { closing } from './collecting.ts';
import { petitionForChange } from './locks.ts';

/**
 * Of several drafts to renew one group the first that is made public goes on; until the act is over no other is.
 *
 * @throws Refused with `renewal-under-way`
 */
export async function mustRenewAlone(act: Act, { id, kind, groupId }: Petition): Promise<void> {
  if (kind !== 'renew' || groupId === null) return;
  await sql`select pg_advisory_xact_lock(hashtext('charters.petition_renewing'), hashtext(${groupId}))`.execute(
    charters(act.db),
  );
  const other = (await renewalsOf(act.db, [groupId])).get(groupId);
  if (other && other.petition !== id) refuse('renewal-under-way', { petition: other.petition, state: other.state });
}

/**
 * Closes every petition to renew a group that is under way, drafts too, because there is nothing left to decide.  What was public
 * stays to be read, with the reason.
 *
 * @param but the one that was approved, if one was
 */
export async function closeRenewals(
  act: Act,
  group: string,
  code: ClosedCode,
  but: PetitionId | null = null,
): Promise<void> {
  const { rows } = await sql<{ id: PetitionId }>`
    select id from charters.petition
    where group_id = ${group} and kind = 'renew' and state <> all(${endedStates}) and id is distinct from ${but} order by id
  `.execute(charters(act.db));
  for (const { id } of rows) {
    const petition = await petitionForChange(act, id);
    if (!endedStates.includes(petition.state)) await closeRenewal(act, petition, code);
  }
}

async function closeRenewal(act: Act, { id, state: from }: Petition, code: ClosedCode): Promise<void> {
  const state = from === 'draft' || from === 'screening' ? 'withdrawn' : 'expired';
  await sql`
    update charters.petition set state = ${state}, closed_code = ${code}, ended_at = ${act.at} where id = ${id}
  `.execute(charters(act.db));
  for (const kind of [closing, 'charters.screening-over']) await noLongerDue(act.db, kind, String(id));
  await callOffOn(act, { kind: petitionKind, id: String(id) });
  note(act, { kind: 'charters.petition-left', petition: id, from, why: code });
}
