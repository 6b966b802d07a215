import { sql, type RawBuilder } from 'kysely';
import type { Visit } from '../../act/index.ts';
import { seeing } from '../../db/index.ts';

const opened = seeing<never>();
/** So many copies are held by a sender together. */
const bundled = 250;

/** A message that leaves for many, each copy with a return address and a token of its own. */
export interface Mailing {
  /** Unique for this mailing: posting it again posts nothing. */
  readonly once: string;
  /** As `conversations.message`. */
  readonly kind: string;
  /** Header lines that all copies have in common, each ended by CRLF. */
  readonly head: string;
  /** Header lines of ours in which `{personal}` stands for the token of the copy's reader, each ended by CRLF. */
  readonly personalHead: string;
  /** Everything behind the empty line, as it is sent. */
  readonly body: Buffer;
  /** What the personal token is good for, as `list 3`: one for another audience opens nothing. */
  readonly audience: string;
}

/** A query that gives `address` and `person` of each who is to have a copy. */
export type Readers = RawBuilder<{ address: string; person: string }>;

/**
 * Posts a mailing with a line of the ledger for each copy, in one statement and in the caller's transaction.  Suspended addresses
 * get none; an address that stands twice gets one.
 *
 * @returns its id, and how many copies it has; undefined when it was posted before
 */
export async function postMailing(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  { once, kind, head, personalHead, body, audience }: Mailing,
  readers: Readers,
): Promise<{ mailing: number; copies: number } | undefined> {
  const { rows } = await sql<{ mailing: number; copies: number }>`
    with mailing as (
      insert into platform.mailing (once, kind, head, personal_head, body, audience, posted_at)
      values (${once}, ${kind}, ${head}, ${personalHead}, ${body}, ${audience}, ${at})
      on conflict (once) do nothing returning id
    ), reader as (
      select distinct on (lower(given.address)) given.address, given.person from (${readers}) as given
      where not exists (select from platform.suspended_address suspended where suspended.address = lower(given.address))
      order by lower(given.address), given.person
    ), copy as (
      insert into platform.delivery (mailing, number, address, person, try_at)
      select mailing.id, row_number() over (), address, person, ${at}::timestamptz from mailing, reader
      returning 1
    ), posted as (
      select id as mailing, (select count(*)::integer from copy) as copies from mailing
    ), bundle as (
      insert into platform.bundle (mailing, first_number, last_number, try_at)
      select mailing, first_number, least(first_number + ${bundled - 1}::integer, copies), ${at}::timestamptz
      from posted, generate_series(1, copies, ${bundled}) as first_number)
    select mailing, copies from posted
  `.execute(opened(db));
  return rows[0];
}

/**
 * Keeps the copies of a mailing that have not left from leaving.  Their lines are left to the sender: it has some of them in hand, and
 * would be in the way.  Safe to repeat.
 */
export async function stopMailing({ db, at }: Pick<Visit, 'db' | 'at'>, once: string): Promise<void> {
  await sql`
    update platform.mailing set stopped_at = ${at} where once = ${once} and stopped_at is null
  `.execute(opened(db));
}

/** Forgets mailings with all that is known of their copies.  Safe to repeat. */
export async function forgetMailings({ db }: Pick<Visit, 'db'>, once: readonly string[]): Promise<void> {
  await sql`delete from platform.mailing where once = any(${once}::text[])`.execute(opened(db));
}
