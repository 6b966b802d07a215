import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { roll } from '../tables.ts';
import type { Account, LinkedAccount } from './model.ts';

const linked = sql`select id, issuer, person, linked_at as "linkedAt", used_at as "usedAt" from roll.provider_account`;

/** The accounts that let a person in, the newest first. */
export async function accountsOf(db: Db, person: PersonId): Promise<LinkedAccount[]> {
  const { rows } =
    await sql<LinkedAccount>`${linked} where person = ${person} order by linked_at desc, id desc`.execute(roll(db));
  return rows;
}

/** Whom an account lets in. */
export async function linkOf(
  db: Db,
  { issuer, subject }: Pick<Account, 'issuer' | 'subject'>,
): Promise<LinkedAccount | undefined> {
  const { rows } = await sql<LinkedAccount>`${linked} where issuer = ${issuer} and subject = ${subject}`.execute(
    roll(db),
  );
  return rows[0];
}
