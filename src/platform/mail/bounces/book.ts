import { sql } from 'kysely';
import type { Visit } from '../../act/index.ts';
import { seeing, type Db } from '../../db/index.ts';
import type { Returned } from '../sending/tokens.ts';

const opened = seeing<never>();

/** What was told of mail of ours. */
export interface Told {
  readonly kind: 'permanent' | 'temporary' | 'complaint';
  readonly status: string | null;
  readonly answer: string;
}

/** Whom it concerns, by our own ledger. */
export interface Noted {
  readonly address: string;
  readonly person: string | null;
  /** What the token of the copy was good for, as `list 3`; null for a letter. */
  readonly audience: string | null;
}

/**
 * Notes that a copy or a letter came back, or was complained about.  To whom it had gone is looked up in the ledger; a report may name
 * anybody.  Safe to repeat.
 *
 * @returns undefined where there is no such copy or letter any more, or its reader was erased
 */
export async function noteReturned(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  returned: Returned,
  { kind, status, answer }: Told,
): Promise<Noted | undefined> {
  const of =
    'letter' in returned
      ? sql`select lower(address) as address, person, null::text as audience, null::bigint as mailing, null::integer as number, id as letter
            from platform.letter where id = ${returned.letter} and address <> ''`
      : sql`select lower(address) as address, person, audience, mailing, number, null::bigint as letter
            from platform.delivery join platform.mailing on mailing.id = mailing
            where mailing = ${returned.mailing} and number = ${returned.number} and address <> ''`;
  const { rows } = await sql<Noted>`
    with gone as (${of}), noted as (
      insert into platform.bounce (address, person, kind, status, answer, at, mailing, number, letter)
      select address, person, ${kind}, ${status}::text, ${answer.slice(0, 300)}, ${at}::timestamptz, mailing, number, letter from gone
      on conflict do nothing)
    select address, person, audience from gone
  `.execute(opened(db));
  return rows[0];
}

/** What stands in the book of an address that fails. */
export interface FailingAddress {
  readonly address: string;
  readonly person: string | null;
  readonly kinds: readonly ('permanent' | 'temporary')[];
  readonly ats: readonly Date[];
  readonly triedAt: Date | null;
  readonly hasFailedTrial: boolean;
}

/** As long as a failure is remembered. */
export const rememberedDays = 90;

/** Addresses to which mail failed within the last two days, with all that counts against them; suspended ones are left out. */
export async function failingAddresses(db: Db, at: Date, trialKind: string): Promise<FailingAddress[]> {
  const { rows } = await sql<FailingAddress>`
    select bounce.address, (array_agg(bounce.person order by bounce.at desc) filter (where bounce.person is not null))[1] as person,
           array_agg(bounce.kind order by bounce.at) as kinds, array_agg(bounce.at order by bounce.at) as ats, max(counted.at) as "triedAt",
           bool_or(letter.kind = ${trialKind} and bounce.kind = 'permanent') is true as "hasFailedTrial"
    from platform.bounce
    left join platform.counted_from counted on counted.address = bounce.address
    left join platform.letter letter on letter.id = bounce.letter
    where bounce.kind <> 'complaint' and bounce.at > coalesce(counted.at, ${at}::timestamptz - make_interval(days => ${rememberedDays}))
      and bounce.address in (select address from platform.bounce where kind <> 'complaint' and at > ${at}::timestamptz - interval '2 days')
      and not exists (select from platform.suspended_address suspended where suspended.address = bounce.address)
    group by bounce.address order by bounce.address limit 5000
  `.execute(opened(db));
  return rows;
}

/** From now on, failures of the address count anew. */
export async function countFromNow({ db, at }: Pick<Visit, 'db' | 'at'>, address: string): Promise<void> {
  await sql`
    insert into platform.counted_from (address, at) values (${address.toLowerCase()}, ${at})
    on conflict (address) do update set at = excluded.at
  `.execute(opened(db));
}

/** No mail goes to the address from now on.  Safe to repeat; true when it is new. */
export async function suspendAddress(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  address: string,
  reason: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into platform.suspended_address (address, since, reason) values (${address.toLowerCase()}, ${at}, ${reason.slice(0, 300)})
    on conflict do nothing returning address
  `.execute(opened(db));
  return rows.length > 0;
}

/** Mail goes to the address again, and what failed before counts no more.  Safe to repeat; true when it had been suspended. */
export async function resumeAddress(act: Pick<Visit, 'db' | 'at'>, address: string): Promise<boolean> {
  const { rows } = await sql`
    delete from platform.suspended_address where address = ${address.toLowerCase()} returning address
  `.execute(opened(act.db));
  if (rows.length === 0) return false;
  await countFromNow(act, address);
  return true;
}

/** Since when, and why, no mail goes to an address; undefined where it does. */
export async function suspensionOf(db: Db, address: string): Promise<{ since: Date; reason: string } | undefined> {
  const { rows } = await sql<{ since: Date; reason: string }>`
    select since, reason from platform.suspended_address where address = ${address.toLowerCase()}
  `.execute(opened(db));
  return rows[0];
}

/** Forgets what came back long ago. */
export async function forgetReturned(db: Db, at: Date): Promise<void> {
  await sql`
    delete from platform.bounce where at < ${at}::timestamptz - make_interval(days => ${rememberedDays})
  `.execute(opened(db));
}
