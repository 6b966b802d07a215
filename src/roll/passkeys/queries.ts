import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { roll } from '../tables.ts';
import type { KeptPasskey, Passkey, Reset } from './model.ts';

/** The passkeys of a person, the oldest first. */
export async function passkeysOf(db: Db, person: PersonId): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    select id, name, made_at as "madeAt", used_at as "usedAt" from roll.passkey where person = ${person} order by made_at, id
  `.execute(roll(db));
  return rows;
}

/** A passkey as an answer is checked against it; undefined when there is none, or its person was erased. */
export async function keptPasskey(db: Db, id: string): Promise<KeptPasskey | undefined> {
  const { rows } = await sql<KeptPasskey>`
    select passkey.id, person, handle, public_key as "publicKey", counter, transports
    from roll.passkey passkey join roll.person person on person.id = passkey.person
    where passkey.id = ${id} and erased_at is null
  `.execute(roll(db));
  return rows[0];
}

const open = sql`
  select id, person, asked_by as "askedBy", asked_at as "askedAt", expires_at as "expiresAt" from roll.passkey_reset
  where done_at is null and dropped_at is null
`;

/** Resets that wait for a second administrator, the oldest first. */
export async function openResets({ db, at }: Pick<Visit, 'db' | 'at'>): Promise<Reset[]> {
  const { rows } = await sql<Reset>`${open} and expires_at > ${at} order by id limit 100`.execute(roll(db));
  return rows;
}

/** The reset of a person's passkeys that waits, if one does. */
export async function openResetOf({ db, at }: Pick<Visit, 'db' | 'at'>, person: PersonId): Promise<Reset | undefined> {
  const { rows } = await sql<Reset>`${open} and expires_at > ${at} and person = ${person}`.execute(roll(db));
  return rows[0];
}

/** A reset that waits, by its id; others wait for it until the act is over. */
export async function resetToSettle({ db, at }: Pick<Visit, 'db' | 'at'>, id: number): Promise<Reset | undefined> {
  const { rows } = await sql<Reset>`${open} and expires_at > ${at} and id = ${id} for update`.execute(roll(db));
  return rows[0];
}
