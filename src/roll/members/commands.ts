import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { endSessionsOf } from '../../platform/auth/index.ts';
import { forgetSoon } from '../../platform/erasure/index.ts';
import { installationOf } from '../../platform/installation.ts';
import { forgetInSeal } from '../../platform/seal/index.ts';
import { forgetLettersTo } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addDays } from '../../platform/time/index.ts';
import { roll } from '../tables.ts';
import { knownAs, ofNobodyElse } from './known-as.ts';
import type { RollFact } from './facts.ts';
import { numberHash } from './import/staging.ts';
import type { MemberId, StandingRules } from './model.ts';

/**
 * Takes a member's names and addresses off the roll for good, with the records that were merged into theirs and the person
 * behind them.  Their standing stays under a random number, and a keyed hash of the old one keeps later imports from bringing
 * them back.  May be repeated.
 *
 * @throws NotFound
 */
export async function eraseMember(act: Act, id: MemberId): Promise<void> {
  const installation = await installationOf(act.db);
  if (!installation) throw new Error('a database without a stamp has no key to hash numbers with');
  const { rows } = await sql<{ id: MemberId; number: string; person: PersonId | null }>`
    select id, number, person from roll.member
    where erased_at is null and coalesce(survivor, id) = (select coalesce(survivor, id) from roll.member where id = ${id})
    order by id for update
  `.execute(roll(act.db));
  if (rows.length === 0) throw new NotFound();
  const members = rows.map((row) => row.id);
  const known = await knownAs(
    act.db,
    members,
    rows.flatMap(({ person }) => person ?? []),
  );
  const hashes = rows.map(({ number }) => numberHash(installation.hashKey, number));
  const numbers = rows.map(() => `erased-${randomUUID()}`);
  await sql`
    insert into roll.erasure (number_hash, erased_at) select hash, ${act.at} from unnest(${hashes}::bytea[]) as hash on conflict do nothing
  `.execute(roll(act.db));
  await sql`
    update roll.member
    set number = erased.number, first_name = '', last_name = '', informal_name = '', name_key = '', email = null, email_key = null, company = '',
        directory_opt_out = true, person = null, erased_at = ${act.at}
    from unnest(${members}::bigint[], ${numbers}::text[]) as erased (id, number) where member.id = erased.id
  `.execute(roll(act.db));
  for (const { person } of rows) if (person) await forgetPerson(act, person);
  await forgetSoon(act, await ofNobodyElse(act.db, known));
  for (const member of members) act.record({ kind: 'roll.member-erased', member } satisfies RollFact);
}

/** Erases a person, and the member they are if they are one. May be repeated. */
export async function erasePerson(act: Act, person: PersonId): Promise<void> {
  const { rows } = await sql<{ id: MemberId }>`select id from roll.member where person = ${person}`.execute(
    roll(act.db),
  );
  for (const { id } of rows) await eraseMember(act, id);
  const known = await knownAs(act.db, [], [person]);
  await forgetPerson(act, person);
  await forgetSoon(act, await ofNobodyElse(act.db, known));
}

/** All by which a person comes in. */
const waysIn = [
  'roll.sign_in',
  'roll.token',
  'roll.provider_account',
  'roll.passkey',
  'roll.passkey_challenge',
  'roll.passkey_reset',
] as const;

/** The id stays, so that what they did is still somebody's; nothing leads from it to them. */
async function forgetPerson(act: Act, person: PersonId): Promise<void> {
  for (const table of waysIn) await sql`delete from ${sql.table(table)} where person = ${person}`.execute(roll(act.db));
  await sql`
    update roll.person set name = '', email = null, email_key = null, erased_at = coalesce(erased_at, ${act.at}) where id = ${person}
  `.execute(roll(act.db));
  await endSessionsOf(act, person);
  await forgetLettersTo(act, person);
  await forgetInSeal(act, person);
}

/**
 * Records the end of standing of every member whose last good day was yesterday.  A member whose file came with a day that was
 * already past is told of by the import.  Called once a day.
 */
export async function recordLapses(
  act: Act,
  { neverExpire, withoutStanding, graceDays }: StandingRules,
): Promise<void> {
  const lastPaid = addDays(act.today, -1 - graceDays);
  const { rows } = await sql<{ member: MemberId }>`
    select member from roll.standing join roll.member on member.id = standing.member
    where until_on is null and paid_through = ${lastPaid}::date and not suspended and merged_into is null and erased_at is null
      and not class = any(${neverExpire}::text[]) and not status = any(${withoutStanding}::text[])
    order by member
  `.execute(roll(act.db));
  for (const { member } of rows)
    act.record({ kind: 'roll.standing-ended', member, why: 'dues-run-out' } satisfies RollFact);
}
