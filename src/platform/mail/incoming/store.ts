import { sql } from 'kysely';
import { seeing, type Db } from '../../db/index.ts';
import { sendersLock } from '../sending/ledger.ts';
import type { KeptMail } from './model.ts';

const opened = seeing<never>();

/** Whom a message is for, and who takes it for them. */
export interface Recipient {
  readonly address: string;
  readonly claim: string;
}

/** Keeps a message with all whom it is for, in one statement: once it returns, the message may be said to be ours. */
export async function keepIncoming(
  db: Db,
  mail: Omit<KeptMail, 'id'>,
  recipients: readonly Recipient[],
): Promise<void> {
  const { receivedAt, raw, envelopeFrom, clientAddress, clientName, isFromPeer } = mail;
  await sql`
    with mail as (
      insert into platform.incoming_mail (received_at, raw, size, envelope_from, client_address, client_name, from_peer)
      values (${receivedAt}, ${raw}, ${raw.length}, ${envelopeFrom}, ${clientAddress}::inet, ${clientName}, ${isFromPeer})
      returning id)
    insert into platform.incoming_recipient (mail, address, claim, try_at)
    select mail.id, address, claim, ${receivedAt}::timestamptz
    from mail, unnest(${recipients.map(({ address }) => address)}::text[], ${recipients.map(({ claim }) => claim)}::text[])
      as recipient (address, claim)
    on conflict do nothing
  `.execute(opened(db));
}

/** One message for one recipient, as it is handed over. */
export interface Waiting extends KeptMail {
  readonly address: string;
  readonly claim: string;
  readonly attempts: number;
}

/**
 * Takes the oldest message that waits; others leave it alone as long as the taker is alive.  When that dies over it, it is free at once, and
 * after a second death only a while later: a message that ends whoever reads it does not keep the others waiting.
 *
 * @param taker the number under which the process is known to be alive
 */
export async function nextWaiting(db: Db, taker: number, at: Date): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    with alive as materialized (
      select objid::bigint::integer as taker from pg_locks
      where locktype = 'advisory' and classid = ${sendersLock} and granted and database = (select oid from pg_database where datname = current_database())
    ), next as (
      update platform.incoming_recipient
      set held_by = ${taker}, attempts = attempts + 1,
          try_at = ${at}::timestamptz + least(interval '1 minute' * (power(2, least(attempts, 11)) - 1), interval '1 day')
      where (mail, address) = (
        select mail, address from platform.incoming_recipient
        where handed_at is null and try_at <= ${at} and (held_by is null or held_by not in (select taker from alive))
        order by try_at, mail limit 1 for update skip locked)
      returning mail, address, claim, attempts)
    select mail.id, received_at as "receivedAt", raw, envelope_from as "envelopeFrom", from_peer as "isFromPeer",
           host(client_address) as "clientAddress", client_name as "clientName", next.address, claim, attempts
    from next join platform.incoming_mail mail on mail.id = next.mail
  `.execute(opened(db));
  return rows[0];
}

/** Notes that it was handed over, in the act in which it was; false when another process had done so meanwhile. */
export async function noteHanded(db: Db, { id, address }: Waiting, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update platform.incoming_recipient set handed_at = ${at}, held_by = null, error = null
    where mail = ${id} and address = ${address} and handed_at is null returning mail
  `.execute(opened(db));
  return rows.length > 0;
}

/** Notes that it could not be handed over; it is tried again after a while that grows to a day. */
export async function putOffIncoming(db: Db, { id, address }: Waiting, at: Date, error: unknown): Promise<void> {
  await sql`
    update platform.incoming_recipient
    set error = ${String(error)}, held_by = null, try_at = ${at}::timestamptz + least(interval '1 minute' * power(2, least(attempts, 11)), interval '1 day')
    where mail = ${id} and address = ${address}
  `.execute(opened(db));
}

/** Takes the bytes of what was handed over to everybody before the instant; who wrote when stays. */
export async function forgetHanded(db: Db, before: Date): Promise<void> {
  await sql`
    update platform.incoming_mail mail set raw = null
    where raw is not null and received_at < ${before} and not exists (
      select from platform.incoming_recipient recipient where recipient.mail = mail.id and handed_at is null)
  `.execute(opened(db));
}

/** Forgets who wrote when, of what was handed over to everybody and came before the instant. */
export async function forgetMail(db: Db, before: Date): Promise<void> {
  await sql`
    delete from platform.incoming_mail mail
    where received_at < ${before} and not exists (
      select from platform.incoming_recipient recipient where recipient.mail = mail.id and handed_at is null)
  `.execute(opened(db));
}
