import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuse } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { mustJudge } from '../../grants.ts';
import { charters } from '../../tables.ts';
import type { PetitionId, PetitionState } from '../model.ts';
import { petitionForChange } from './locks.ts';

/** Why staff may stop a petition for a while; published with it. */
export const suspensionCodes = ['names-individuals', 'unlawful', 'speaks-for-the-association', 'under-review'] as const;
export type SuspensionCode = (typeof suspensionCodes)[number];

/** What a reader may report of a public page. */
export const complaintCodes = ['personal-attack', 'false-statement', 'spam', 'privacy', 'something-else'] as const;
export type ComplaintCode = (typeof complaintCodes)[number];

/** What a petition becomes that staff stop, and again when they let it go on. */
const stopped = [
  { going: 'signing', is: 'suspended' },
  { going: 'awaiting', is: 'halted' },
] as const satisfies readonly { readonly going: PetitionState; readonly is: PetitionState }[];

/** Stops a petition that is signed, or waits for a step, for a while, with a reason that is published. */
export async function suspendPetition(act: Act, id: PetitionId, code: SuspensionCode): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.screen');
  const stop = stopped.find(({ going }) => going === petition.state);
  if (!stop) refuse('petition-not-open', { state: petition.state });
  await sql`update charters.petition set state = ${stop.is} where id = ${id}`.execute(charters(act.db));
  await sql`
    insert into charters.suspension (petition, code, suspended_by, suspended_at) values (${id}, ${code}, ${act.by}, ${act.at})
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-suspended', petition: id, code });
}

/** Lets a petition go on where it was. The closing day stays, and the day by which a step is owed. */
export async function resumePetition(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.screen');
  const stop = stopped.find(({ is }) => is === petition.state);
  if (!stop) refuse('petition-not-suspended', { state: petition.state });
  await sql`update charters.petition set state = ${stop.going} where id = ${id}`.execute(charters(act.db));
  await sql`update charters.suspension set lifted_by = ${act.by}, lifted_at = ${act.at} where petition = ${id} and lifted_at is null`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.petition-resumed', petition: id });
}

/** Anybody may report what stands on a public page. The remark may be erased; the code stays. */
export async function reportPetition(
  act: Act,
  id: PetitionId,
  { code, remark }: { code: ComplaintCode; remark: string },
): Promise<void> {
  await sql`
    insert into charters.complaint (petition, code, remark, made_by, made_at) values (${id}, ${code}, ${remark}, ${act.by}, ${act.at})
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-reported', petition: id, code });
}

/** Staff have looked at what was reported. */
export async function settleComplaint(act: Act, complaint: number): Promise<void> {
  const { rows } = await sql<{ petition: PetitionId }>`
    select petition from charters.complaint where id = ${complaint}
  `.execute(charters(act.db));
  if (!rows[0]) throw new NotFound();
  await mustJudge(act, rows[0].petition, 'petitions.screen');
  await sql`
    update charters.complaint set settled_by = ${act.by}, settled_at = ${act.at} where id = ${complaint} and settled_at is null
  `.execute(charters(act.db));
}
