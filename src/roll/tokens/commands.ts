import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { hashOf, newToken } from '../../platform/auth/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { endOfDay } from '../../platform/time/index.ts';
import type { RollFact } from '../members/facts.ts';
import { personOf } from '../persons/queries.ts';
import { roll } from '../tables.ts';
import type { TokenWanted } from './model.ts';
import { workingNames } from './queries.ts';
import { impedimentsToToken, scopesFor } from './rules.ts';

/**
 * Makes a token for the person and gives it, this once: only its hash is kept.
 *
 * @throws Refused with every reason
 */
export async function makeToken(act: Act, person: PersonId, wanted: TokenWanted): Promise<string> {
  // One at a time, so that two at once cannot be one too many.
  await sql`select from roll.person where id = ${person} for update`.execute(roll(act.db));
  const owner = { working: await workingNames(act, person), scopes: scopesFor(await personOf(act.db, person)) };
  refuseIf(impedimentsToToken(wanted, owner, act.today));
  const token = newToken();
  const { rows } = await sql<{ id: string }>`
    insert into roll.token (token_hash, person, name, scopes, made_at, expires_at)
    values (${hashOf(token)}, ${person}, ${wanted.name.trim()}, ${wanted.scopes}, ${act.at}, ${endOfDay(wanted.lastOn, act.zone)})
    returning id
  `.execute(roll(act.db));
  act.record({ kind: 'roll.token-made', token: rows[0]!.id } satisfies RollFact);
  return token;
}

/** Ends a token of the person's for good. Safe to repeat. @throws NotFound where it is somebody else's */
export async function revokeToken(act: Act, person: PersonId, id: string): Promise<void> {
  const { rows } = await sql<{ revokedAt: Date | null }>`
    select revoked_at as "revokedAt" from roll.token where id::text = ${id} and person = ${person} for update
  `.execute(roll(act.db));
  if (!rows[0]) throw new NotFound();
  if (rows[0].revokedAt) return;
  await sql`update roll.token set revoked_at = ${act.at} where id::text = ${id}`.execute(roll(act.db));
  act.record({ kind: 'roll.token-revoked', token: id } satisfies RollFact);
}
