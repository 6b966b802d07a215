import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { FindBearer } from '../../platform/auth/index.ts';
import { roll } from '../tables.ts';
import type { Token, TokenScope } from './model.ts';

const columns = sql`
  id, name, scopes, made_at as "madeAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_on as "lastUsedOn"
`;

/** The tokens of a person, newest first; those that are over and those that were revoked too. */
export async function tokensOf({ db }: Pick<Visit, 'db'>, person: PersonId): Promise<Token[]> {
  const { rows } = await sql<Token>`
    select ${columns} from roll.token where person = ${person} order by made_at desc, id
  `.execute(roll(db));
  return rows;
}

/** A token with whom it stands for; undefined where there is none. */
export async function tokenById(
  { db }: Pick<Visit, 'db'>,
  id: string,
): Promise<(Token & { readonly person: PersonId }) | undefined> {
  const { rows } = await sql<Token & { person: PersonId }>`
    select person, ${columns} from roll.token where id::text = ${id}
  `.execute(roll(db));
  return rows[0];
}

/** What the person's tokens are called that work. */
export async function workingNames({ db, at }: Pick<Visit, 'db' | 'at'>, person: PersonId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from roll.token where person = ${person} and revoked_at is null and expires_at > ${at}
  `.execute(roll(db));
  return rows.map(({ name }) => name);
}

/** Whom a token stands for. One statement; it writes only at the first use of a day. */
export const bearerOf: FindBearer = async (db, tokenHash, at, today) => {
  const { rows } = await sql<{ token: string; person: PersonId; scopes: TokenScope[] }>`
    with found as (
      select token.id, token.person, token.scopes from roll.token join roll.person on person.id = token.person
      where token_hash = ${tokenHash} and revoked_at is null and expires_at > ${at} and person.erased_at is null
    ), used as (
      update roll.token set last_used_on = ${today}::date
      where id = (select id from found) and last_used_on is distinct from ${today}::date
    )
    select id as token, person, scopes from found
  `.execute(roll(db));
  const row = rows[0];
  return row && { ...row, scopes: new Set(row.scopes) };
};
