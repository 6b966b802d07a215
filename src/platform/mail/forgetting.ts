import { sql, type RawBuilder } from 'kysely';
import type { Act, Visit } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';
import { maskWritten, type Gone } from '../erasure/index.ts';

const opened = seeing<never>();

/** Somebody who is erased, and what may tell of them. */
export interface Erased {
  readonly person: string;
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  /** Whose mailings may quote them. */
  readonly audiences: readonly string[];
  /** Masks them in what others said and is still to leave. */
  readonly mask: (bytes: Buffer) => Buffer;
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
 * mailings that have left go, since nobody asks for them any more, and so do those of mail that was handed over.  What others said and has
 * not left yet leaves without them.  Safe to repeat.
 */
export async function forgetMailOf({ db, at }: Pick<Visit, 'db' | 'at'>, erased: Erased): Promise<void> {
  const { person, names, audiences } = erased;
  const addresses = erased.addresses.map((address) => address.toLowerCase());
  const needles = [...addresses, ...names];
  // Materialized: of a message of 25 MB the bytes take half a second, and for each needle once more.
  const found = (bytes: RawBuilder<unknown>) => sql`exists (
    with kept as materialized (select lower(encode(${bytes}, 'escape')) as bytes)
    select from kept cross join unnest(${needles}::text[]) as needle
    where position(lower(encode(convert_to(needle, 'UTF8'), 'escape')) in kept.bytes) > 0)`;
  await sql`
    update platform.delivery
    set address = '', person = null, answer = null, failed_at = case when sent_at is null then coalesce(failed_at, ${at}::timestamptz) end
    where person = ${person}
  `.execute(opened(db));
  await maskWaiting(db, erased);
  await sql`
    update platform.mailing set head = '', personal_head = '', body = ''
    where audience = any(${audiences}::text[]) and not ${waits}
  `.execute(opened(db));
  await sql`
    update platform.incoming_mail mail set raw = null
    where raw is not null and (lower(envelope_from) = any(${addresses}::text[]) or ${found(sql`raw`)})
      and not exists (select from platform.incoming_recipient recipient where recipient.mail = mail.id and handed_at is null)
  `.execute(opened(db));
  await sql`
    update platform.incoming_mail set envelope_from = '' where lower(envelope_from) = any(${addresses}::text[])
  `.execute(opened(db));
  await maskLetters(db, found(letterBytes), erased);
  await forgetAddresses(db, addresses);
}

const waits = sql`exists (
  select from platform.delivery where mailing = mailing.id and sent_at is null and failed_at is null)`;

/** What was sealed is no longer what leaves; a chain of which nothing is left says nothing false (RFC 8617). */
const seals = /^arc-[a-z-]+:.*\r\n(?:[ \t].*\r\n)*/gim;

/** Copies that are still to leave, where they name somebody in the open: what base64 hides in them leaves as it is. */
async function maskWaiting(db: Db, { audiences, mask }: Erased): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from platform.mailing where audience = any(${audiences}::text[]) and ${waits} order by id
  `.execute(opened(db));
  for (const { id } of rows) {
    const { rows: kept } = await sql<{ head: string; body: Buffer }>`
      select head, body from platform.mailing where id = ${id}
    `.execute(opened(db));
    for (const { head, body } of kept) {
      const masked = { head: mask(Buffer.from(head, 'latin1')).toString('latin1'), body: mask(body) };
      if (masked.head === head && masked.body.equals(body)) continue;
      await sql`
        update platform.mailing set head = ${masked.head.replaceAll(seals, '')}, body = ${masked.body} where id = ${id}
      `.execute(opened(db));
    }
  }
}

const letterBytes = sql`convert_to(concat_ws(' ', subject, parts, body_text, body_html, headers), 'UTF8')`;

interface KeptLetter {
  readonly id: number;
  readonly subject: string;
  readonly parts: unknown;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: unknown;
  readonly waits: boolean;
}

/** Letters to others that name somebody: of those that have left their subject is all that is kept. */
async function maskLetters(db: Db, condition: RawBuilder<unknown>, { mask }: Erased): Promise<void> {
  const { rows } = await sql<KeptLetter>`
    select id, subject, parts, body_text as text, body_html as html, headers, sent_at is null and failed_at is null as waits
    from platform.letter where kind like 'conversations.%' and ${condition} order by id
  `.execute(opened(db));
  const masked = (text: string) => mask(Buffer.from(text)).toString();
  const within = (json: unknown) =>
    JSON.stringify(json, (_, value: unknown) => (typeof value === 'string' ? masked(value) : value));
  for (const { id, subject, parts, text, html, headers, waits: stays } of rows)
    await sql`
      update platform.letter
      set subject = ${masked(subject)}, headers = ${within(headers)}::jsonb, parts = ${stays && parts !== null ? within(parts) : null}::json,
        body_text = ${stays && text !== null ? masked(text) : null}, body_html = ${stays && html !== null ? masked(html) : null}
      where id = ${id}
    `.execute(opened(db));
}

/** Takes somebody out of the letters of the house: those to their addresses go, and their name from the subjects of others, which are kept. */
export async function forgetInMail(act: Act, gone: Gone): Promise<void> {
  await forgetAddresses(act.db, gone.addresses);
  await maskWritten(act, { 'platform.letter': ['subject'] }, gone);
}

async function forgetAddresses(db: Db, addresses: readonly string[]): Promise<void> {
  for (const table of ['platform.bounce', 'platform.suspended_address', 'platform.counted_from', 'platform.letter'])
    await sql`delete from ${sql.table(table)} where lower(address) = any(${addresses}::text[])`.execute(opened(db));
  await sql`
    delete from platform.attempt where exists (
      select from unnest(${addresses}::text[]) as address where right(lower(bucket), length(address) + 1) = ' ' || address)
  `.execute(opened(db));
}
