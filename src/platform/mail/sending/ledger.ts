import { sql } from 'kysely';
import { seeing, type Db } from '../../db/index.ts';

const opened = seeing<never>();

/** A line of the ledger that a sender holds. */
export interface HeldCopy {
  readonly mailing: number;
  readonly number: number;
  readonly address: string;
  readonly domain: string;
  readonly person: string | null;
  readonly attempts: number;
}

/** What all copies of a mailing have in common. */
export interface KeptMailing {
  readonly head: string;
  readonly personalHead: string;
  readonly body: Buffer;
  readonly audience: string;
  readonly postedAt: Date;
}

/** What became of a copy. */
export interface Outcome {
  readonly mailing: number;
  readonly number: number;
  readonly state: 'sent' | 'failed' | 'again';
  /** The other side's last words. */
  readonly answer: string;
  /** When it is tried again, where it is. */
  readonly tryAt: Date | null;
  /** Whether it failed because the address takes no mail. */
  readonly isOfAddress?: boolean;
}

/** A sender is alive as long as its connection holds this lock: what a dead one held is free at once. */
export const sendersLock = 0x6d61696c; // "mail"

/** Takes the next copies for a sender; what another that is alive holds is left alone. */
export async function holdCopies(db: Db, sender: number, at: Date, most: number): Promise<HeldCopy[]> {
  const { rows } = await sql<HeldCopy>`
    with alive as materialized (
      select objid::bigint::integer as sender from pg_locks
      where locktype = 'advisory' and classid = ${sendersLock} and granted and database = (select oid from pg_database where datname = current_database())
    ), next as materialized (
      select mailing, number from platform.delivery
      where sent_at is null and failed_at is null and try_at <= ${at}
        and (held_by is null or held_by not in (select sender from alive))
        and not exists (select from platform.resting_domain resting where resting.domain = delivery.domain and until_at > ${at})
      order by try_at, mailing, number limit ${most} for update skip locked)
    update platform.delivery delivery set held_by = ${sender}, attempts = attempts + 1
    from next where delivery.mailing = next.mailing and delivery.number = next.number
    returning delivery.mailing, delivery.number, address, domain, person, attempts
  `.execute(opened(db));
  return rows;
}

/** Gives back what a sender holds and has not begun. */
export async function letGo(db: Db, copies: readonly HeldCopy[]): Promise<void> {
  await sql`
    update platform.delivery delivery set held_by = null, attempts = attempts - 1
    from unnest(${copies.map((copy) => copy.mailing)}::bigint[], ${copies.map((copy) => copy.number)}::integer[]) as given (mailing, number)
    where delivery.mailing = given.mailing and delivery.number = given.number
  `.execute(opened(db));
}

/** Notes what became of copies, in one statement. */
export async function noteOutcomes(db: Db, outcomes: readonly Outcome[], at: Date): Promise<void> {
  const column = <K extends keyof Outcome>(key: K) => outcomes.map((outcome) => outcome[key]);
  // First, since a process may end in between: noted twice it counts once.
  const ofAddress = outcomes.filter(({ isOfAddress }) => isOfAddress);
  if (ofAddress.length > 0) await noteRefusals(db, ofAddress, at);
  await sql`
    update platform.delivery delivery
    set held_by = null, answer = given.answer,
        sent_at = case when given.state = 'sent' then ${at}::timestamptz end,
        failed_at = case when given.state = 'failed' then ${at}::timestamptz end,
        try_at = coalesce(given.try_at, delivery.try_at)
    from unnest(${column('mailing')}::bigint[], ${column('number')}::integer[], ${column('state')}::text[], ${column('answer')}::text[],
                ${column('tryAt')}::timestamptz[]) as given (mailing, number, state, answer, try_at)
    where delivery.mailing = given.mailing and delivery.number = given.number
  `.execute(opened(db));
}

/** Addresses that were refused for good count as bounces. */
async function noteRefusals(db: Db, refused: readonly Outcome[], at: Date): Promise<void> {
  await sql`
    insert into platform.bounce (address, person, kind, status, answer, at, mailing, number)
    select lower(address), person, 'permanent', substring(given.answer from '5[.][0-9]{1,3}[.][0-9]{1,3}'), given.answer, ${at}::timestamptz, mailing, number
    from unnest(${refused.map(({ mailing }) => mailing)}::bigint[], ${refused.map(({ number }) => number)}::integer[],
                ${refused.map(({ answer }) => answer)}::text[]) as given (mailing, number, answer)
    join platform.delivery using (mailing, number)
    on conflict do nothing
  `.execute(opened(db));
}

/** What the copies of a mailing have in common; undefined when it has been erased. */
export async function mailingOf(db: Db, id: number): Promise<KeptMailing | undefined> {
  const { rows } = await sql<KeptMailing>`
    select head, personal_head as "personalHead", body, audience, posted_at as "postedAt" from platform.mailing where id = ${id}
  `.execute(opened(db));
  return rows[0];
}

/** Leaves a domain in peace, longer each time: from a minute to four hours. */
export async function letRest(db: Db, domain: string, at: Date, answer: string): Promise<void> {
  await sql`
    insert into platform.resting_domain as resting (domain, until_at, failures, answer)
    values (${domain}, ${at}::timestamptz + interval '1 minute', 1, ${answer})
    on conflict (domain) do update
    set failures = resting.failures + 1, answer = excluded.answer,
        until_at = ${at}::timestamptz + least(interval '1 minute' * power(2, least(resting.failures, 8)), interval '4 hours')
    where resting.until_at <= ${at}
  `.execute(opened(db));
}

/** A domain has answered: it need not rest. */
export async function noLongerResting(db: Db, domain: string): Promise<void> {
  await sql`delete from platform.resting_domain where domain = ${domain}`.execute(opened(db));
}
