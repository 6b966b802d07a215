import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Statement } from '../../../platform/db/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { charters } from '../../tables.ts';
import type { Petition, PetitionId } from '../model.ts';
import { petitionOf } from '../queries.ts';

/**
 * Locks on a petition.  Many may sign at once, so signing takes the shared one; whatever ends or changes the signing takes
 * the exclusive one and waits for the signers who are under way.  Advisory, because a row lock would write the petition's
 * row for each signer.
 */
const family = 0x6d70; // "mp"

/** Holds the petition against every other change until the end of the transaction, and gives it. @throws NotFound */
export async function petitionForChange(act: Act, id: PetitionId): Promise<Petition> {
  await sql`select pg_advisory_xact_lock(${family}, ${id}::integer)`.execute(charters(act.db));
  const petition = await petitionOf(act.db, id);
  if (!petition) throw new NotFound();
  return petition;
}

/** Keeps the petition from being closed or filed while signatures are written; to be sent ahead of what it protects. */
export const lockForSigning = (id: PetitionId): Statement =>
  sql`select pg_advisory_xact_lock_shared(${family}, ${id}::integer)`;
