import { sql } from 'kysely';
import type { Visit } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';

const opened = seeing<never>();

/** Somebody who is erased, and what may tell of them. */
export interface Erased {
  readonly person: string;
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  /** Whose mailings may quote them. */
  readonly audiences: readonly string[];
}

/** Where mail of lists to a person went, as far as the ledger has it. */
export async function addressesWrittenTo(db: Db, person: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct address from platform.delivery where person = ${person} and address <> ''
  `.execute(opened(db));
  return rows.map(({ address }) => address);
}

/**
 * Takes somebody out of the mail that came and went.  How many copies a mailing had, and what became of them, stays; the bytes of
 * mailings that have left go, since nobody asks for them any more, and so do those of mail that was handed over.  Safe to repeat.
 */
export async function forgetMailOf({ db, at }: Pick<Visit, 'db' | 'at'>, erased: Erased): Promise<void> {
  const { person, names, audiences } = erased;
  const addresses = erased.addresses.map((address) => address.toLowerCase());
  const needles = [...addresses, ...names];
  const found = (text: ReturnType<typeof sql>) => sql`exists (
    select from unnest(${needles}::text[]) as needle
    where position(lower(encode(convert_to(needle, 'UTF8'), 'escape')) in lower(${text})) > 0)`;
  await sql`
    update platform.delivery
    set address = '', person = null, answer = null, failed_at = case when sent_at is null then coalesce(failed_at, ${at}::timestamptz) end
    where person = ${person}
  `.execute(opened(db));
  await sql`
    update platform.mailing set head = '', personal_head = '', body = ''
    where audience = any(${audiences}::text[]) and not exists (
      select from platform.delivery where mailing = mailing.id and sent_at is null and failed_at is null)
  `.execute(opened(db));
  await sql`
    update platform.incoming_mail mail set raw = null
    where raw is not null and (lower(envelope_from) = any(${addresses}::text[]) or ${found(sql`encode(raw, 'escape')`)})
      and not exists (select from platform.incoming_recipient recipient where recipient.mail = mail.id and handed_at is null)
  `.execute(opened(db));
  await sql`
    update platform.incoming_mail set envelope_from = '' where lower(envelope_from) = any(${addresses}::text[])
  `.execute(opened(db));
  await sql`
    update platform.letter set parts = null, body_text = null, body_html = null
    where sent_at is not null and kind like 'conversations.%' and ${found(sql`coalesce(parts::text, '') || coalesce(body_text, '')`)}
  `.execute(opened(db));
  await forgetAddresses(db, addresses);
}

async function forgetAddresses(db: Db, addresses: readonly string[]): Promise<void> {
  for (const table of ['platform.bounce', 'platform.suspended_address', 'platform.counted_from', 'platform.letter'])
    await sql`delete from ${sql.table(table)} where lower(address) = any(${addresses}::text[])`.execute(opened(db));
  await sql`
    delete from platform.attempt where exists (
      select from unnest(${addresses}::text[]) as address where right(lower(bucket), length(address) + 1) = ' ' || address)
  `.execute(opened(db));
}
