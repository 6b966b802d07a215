import { sql } from 'kysely';
import type { PersonId, Visit } from '../platform/act/index.ts';
import { memberOfPerson, standingHistory } from './members/queries.ts';
import { passkeysOf } from './passkeys/queries.ts';
import { personOf } from './persons/queries.ts';
import { accountsOf } from './provider/queries.ts';
import { roll } from './tables.ts';
import { tokensOf } from './tokens/queries.ts';

/** What the roll keeps of a person: who they are, their standing, and all by which they come in, without its secrets. */
export async function rollRecordsOf(visit: Pick<Visit, 'db' | 'at'>, person: PersonId) {
  const { db } = visit;
  const member = await memberOfPerson(db, person);
  const named = await sql<{ fromOn: string; untilOn: string | null }>`
    select from_on as "fromOn", until_on as "untilOn" from roll.administrator where person = ${person} order by from_on
  `.execute(roll(db));
  const resets = await sql<{ askedAt: Date; doneAt: Date | null; droppedAt: Date | null }>`
    select asked_at as "askedAt", done_at as "doneAt", dropped_at as "droppedAt" from roll.passkey_reset where person = ${person} order by id
  `.execute(roll(db));
  return {
    person: await personOf(db, person),
    roll: member ? { member, standing: await standingHistory(db, member.id) } : null,
    administrator: named.rows,
    tokens: await tokensOf(visit, person),
    passkeys: await passkeysOf(db, person),
    passkeyResets: resets.rows,
    providerAccounts: await accountsOf(db, person),
  };
}
