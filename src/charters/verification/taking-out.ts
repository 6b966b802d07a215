import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { noteOut } from '../facts.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';

/** What the test rejected does not stand any more, before one goes on signing. The petition is held. */
export async function takeRejectedOut(act: Act, id: PetitionId): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update charters.signature set invalidated_at = ${act.at}, invalid_code = verdict.reason
    from charters.verdict
    where verdict.signature = signature.id and signature.petition = ${id} and verdict.result = 'rejected' and invalidated_at is null
    returning signature.id
  `.execute(charters(act.db));
  noteOut(act, id, rows, 'rejected');
}
