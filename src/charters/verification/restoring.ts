import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { mustJudge } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import { rejectionCodes, testSignatures, type VerificationRules } from './commands.ts';

/**
 * Puts a signature back that a verifier struck out since the filing, and tests it again, until the count is signed off.
 *
 * @throws Refused with `not-struck-out` where nobody struck it out
 */
export async function restoreSignature(
  act: Act,
  id: PetitionId,
  signature: number,
  rules: VerificationRules,
): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (petition.state !== 'filed' || !petition.filedOn) refuse('petition-not-filed', { state: petition.state });
  const { numAffectedRows } = await sql`
    update charters.signature set invalidated_at = null, invalid_code = null
    where id = ${signature} and petition = ${id} and invalidated_at is not null and withdrawn_at is null and invalid_code = any(${rejectionCodes})
      and exists (select from charters.verdict where verdict.signature = ${signature} and settled_by is not null)
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) refuse('not-struck-out');

  await sql`update charters.verdict set settled_by = null, settled_at = null where signature = ${signature}`.execute(
    charters(act.db),
  );
  await testSignatures(act, id, rules, petition.filedOn);
  note(act, { kind: 'charters.signature-restored', petition: id, signature });
}
