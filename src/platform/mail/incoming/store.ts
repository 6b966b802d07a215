import { sql } from 'kysely';
import { seeing, type Db } from '../../db/index.ts';
import type { IncomingMail } from './model.ts';

const opened = seeing<never>();

/** Whom a message is for, and who takes it for them. */
export interface Recipient {
  readonly address: string;
  readonly claim: string;
}

/** Keeps a message with all whom it is for, in one statement: once it returns, the message may be said to be ours. */
export async function keepIncoming(
  db: Db,
  mail: Omit<IncomingMail, 'id'>,
  recipients: readonly Recipient[],
): Promise<void> {
  const { receivedAt, raw, envelopeFrom, clientAddress, clientName } = mail;
  await sql`
    with mail as (
      insert into platform.incoming_mail (received_at, raw, size, envelope_from, client_address, client_name)
      values (${receivedAt}, ${raw}, ${raw.length}, ${envelopeFrom}, ${clientAddress}::inet, ${clientName})
      returning id)
    insert into platform.incoming_recipient (mail, address, claim, try_at)
    select mail.id, address, claim, ${receivedAt}::timestamptz
    from mail, unnest(${recipients.map(({ address }) => address)}::text[], ${recipients.map(({ claim }) => claim)}::text[])
      as recipient (address, claim)
    on conflict do nothing
  `.execute(opened(db));
}

/** One message for one recipient, as it is handed over. */
export interface Waiting extends IncomingMail {
  readonly address: string;
  readonly claim: string;
  readonly attempts: number;
}

/** Claims the oldest message that waits; the others leave it alone for ten minutes. */
export async function nextWaiting(db: Db, at: Date): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    with next as (
      update platform.incoming_recipient set try_at = ${at}::timestamptz + interval '10 minutes', attempts = attempts + 1
      where (mail, address) = (
        select mail, address from platform.incoming_recipient where handed_at is null and try_at <= ${at}
        order by try_at, mail limit 1 for update skip locked)
      returning mail, address, claim, attempts)
    select mail.id, received_at as "receivedAt", raw, envelope_from as "envelopeFrom",
           host(client_address) as "clientAddress", client_name as "clientName", next.address, claim, attempts
    from next join platform.incoming_mail mail on mail.id = next.mail
  `.execute(opened(db));
  return rows[0];
}

/** Notes that it was handed over, in the act in which it was; false when another process had done so meanwhile. */
export async function noteHanded(db: Db, { id, address }: Waiting, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update platform.incoming_recipient set handed_at = ${at}, error = null
    where mail = ${id} and address = ${address} and handed_at is null returning mail
  `.execute(opened(db));
  return rows.length > 0;
}

/** Notes that it could not be handed over; it is tried again after a while that grows to a day. */
export async function putOffIncoming(db: Db, { id, address }: Waiting, at: Date, error: unknown): Promise<void> {
  await sql`
    update platform.incoming_recipient
    set error = ${String(error)}, try_at = ${at}::timestamptz + least(interval '1 minute' * power(2, least(attempts, 11)), interval '1 day')
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
