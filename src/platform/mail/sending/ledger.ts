import { sql } from 'kysely';
import { connect, seeing, type Database, type Db } from '../../db/index.ts';

const opened = seeing<never>();

/** Copies of one mailing that a sender holds together. */
export interface Bundle {
  readonly id: number;
  /** How many of its copies have no outcome on disk. */
  open: number;
}

/** A line of the ledger that a sender holds. */
export interface HeldCopy {
  readonly bundle: Bundle;
  readonly mailing: number;
  readonly number: number;
  readonly address: string;
  readonly domain: string;
  readonly person: string | null;
  /** How often it was tried before. */
  readonly attempts: number;
}

/** What all copies of a mailing have in common. */
export interface KeptMailing {
  readonly head: string;
  readonly personalHead: string;
  readonly body: Buffer;
  readonly audience: string;
  readonly postedAt: Date;
  /** Since when its copies leave no more. */
  readonly stoppedAt: Date | null;
}

/** What stands with a copy that was stopped before it left. */
export const takenBack = 'taken back' as const;

/** What became of a copy. */
export interface Outcome {
  readonly copy: HeldCopy;
  /** Put off is what was not tried at all. */
  readonly state: 'sent' | 'failed' | 'again' | 'put off';
  /** The other side's last words. */
  readonly answer: string;
  /** When it is tried again, where it is. */
  readonly tryAt: Date | null;
  /** Whether it failed because the address takes no mail. */
  readonly isOfAddress?: boolean;
}

/** A sender is alive as long as its connection holds this lock: what a dead one held is free at once. */
export const sendersLock = 0x6d61696c; // "mail"

/**
 * Connections to the ledger for a sender.  They never read a table from end to end: a statement is planned once a connection, and a plan that was
 * made for the small ledger of a new house took 1 ms for each outcome when 10,000 copies had been posted.
 */
export function openLedger(url: string): Database {
  const parsed = new URL(url);
  parsed.searchParams.set('options', `${parsed.searchParams.get('options') ?? ''} -c enable_seqscan=off`.trim());
  return connect(parsed.href, 3);
}

/** Notes what became of copies. */
export async function noteOutcomes(db: Db, outcomes: readonly Outcome[], at: Date): Promise<void> {
  const sent = outcomes.filter(({ state }) => state === 'sent');
  const others = outcomes.filter(({ state }) => state !== 'sent');
  // First, since a process may end in between: noted twice it counts once.
  const ofAddress = others.filter(({ isOfAddress }) => isOfAddress);
  if (ofAddress.length > 0) await noteRefusals(db, ofAddress, at);
  if (others.length > 0) await noteOthers(db, others, at);
  if (sent.length > 0) await noteSent(db, sent, at);

  for (const { copy } of outcomes) copy.bundle.open -= 1;
  const done = new Set(outcomes.map(({ copy }) => copy.bundle).filter(({ open }) => open === 0));
  if (done.size > 0) await removeBundles(db, [...done]);
}

async function noteSent(db: Db, sent: readonly Outcome[], at: Date): Promise<void> {
  await sql`
    update platform.delivery delivery set attempts = attempts + 1, answer = given.answer, sent_at = ${at}::timestamptz, failed_at = null
    from ${placesOf(sent)} where delivery.mailing = given.mailing and delivery.number = given.number
  `.execute(opened(db));
}

/** What would be tried again of a mailing that was stopped has failed.  Whoever was erased meanwhile stays so: the answer may name them. */
async function noteOthers(db: Db, others: readonly Outcome[], at: Date): Promise<void> {
  await sql`
    with given as (
      select given.mailing, number, answer, state, try_at, try_at is not null and stopped_at is not null as is_stopped from ${placesOf(others)}
      join unnest(${others.map(({ copy }) => copy.number)}::integer[], ${others.map(({ copy }) => copy.mailing)}::bigint[],
                  ${others.map(({ state }) => state)}::text[], ${others.map(({ tryAt }) => tryAt)}::timestamptz[])
        as told (number, mailing, state, try_at) using (mailing, number)
      join platform.mailing on mailing.id = given.mailing
    ), again as (
      insert into platform.bundle (mailing, first_number, last_number, try_at)
      select mailing, number, number, try_at from given where try_at is not null and not is_stopped)
    update platform.delivery delivery
    set answer = case when delivery.address = '' then null when is_stopped then ${takenBack} else given.answer end,
        attempts = attempts + case when given.state = 'put off' then 0 else 1 end,
        failed_at = case when given.state = 'failed' or is_stopped then ${at}::timestamptz else delivery.failed_at end,
        try_at = coalesce(given.try_at, delivery.try_at)
    from given where delivery.mailing = given.mailing and delivery.number = given.number
  `.execute(opened(db));
}

const placesOf = (outcomes: readonly Outcome[]) => sql`
  unnest(${outcomes.map(({ copy }) => copy.mailing)}::bigint[], ${outcomes.map(({ copy }) => copy.number)}::integer[],
         ${outcomes.map(({ answer }) => answer)}::text[]) as given (mailing, number, answer)`;

/** Of bundles whose copies have all become something. */
export async function removeBundles(db: Db, bundles: readonly Bundle[]): Promise<void> {
  await sql`delete from platform.bundle where id = any(${bundles.map(({ id }) => id)}::bigint[])`.execute(opened(db));
}

/** Addresses that were refused for good count as bounces. */
async function noteRefusals(db: Db, refused: readonly Outcome[], at: Date): Promise<void> {
  await sql`
    insert into platform.bounce (address, person, kind, status, answer, at, mailing, number)
    select lower(address), person, 'permanent', substring(given.answer from '5[.][0-9]{1,3}[.][0-9]{1,3}'), given.answer, ${at}::timestamptz, mailing, number
    from ${placesOf(refused)} join platform.delivery using (mailing, number) where address <> ''
    on conflict do nothing
  `.execute(opened(db));
}

/** What the copies of a mailing have in common; undefined when it has been erased. */
export async function mailingOf(db: Db, id: number): Promise<KeptMailing | undefined> {
  const { rows } = await sql<KeptMailing>`
    select head, personal_head as "personalHead", body, audience, posted_at as "postedAt", stopped_at as "stoppedAt" from platform.mailing where id = ${id}
  `.execute(opened(db));
  return rows[0];
}

/** Whether the copies of a mailing leave no more. */
export async function isStopped(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql`select from platform.mailing where id = ${id} and stopped_at is not null`.execute(
    opened(db),
  );
  return rows.length > 0;
}
