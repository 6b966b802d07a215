import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { mboxEntry } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';

/** A message as it is given out. */
export interface Exported {
  readonly number: number;
  readonly raw: Buffer;
  readonly address: string;
  readonly at: Date;
}

/**
 * The messages of a list in the order of their numbers, with some megabytes of them in memory at a time.  Those that were taken down are
 * left out.
 */
export async function* exportedMessages(db: Db, list: ListId): AsyncGenerator<Exported> {
  for (let after = 0; ;) {
    const messages = await portionAfter(db, list, after);
    yield* messages;
    const last = messages.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** The list as a mailbox of the kind mboxrd. */
export async function* mailboxOf(db: Db, list: ListId): AsyncGenerator<Uint8Array> {
  for await (const { raw, address, at } of exportedMessages(db, list)) yield mboxEntry(raw, { address, at });
}

/** Writes each message to a file of its number, byte for byte; gives how many. */
export async function writeEml(db: Db, list: ListId, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  for await (const { number, raw } of exportedMessages(db, list)) {
    await writeFile(path.join(folder, `${String(number).padStart(6, '0')}.eml`), raw);
    count += 1;
  }
  return count;
}

const mostMessages = 500;
const mostBytes = 8_000_000;

async function portionAfter(db: Db, list: ListId, after: number): Promise<Exported[]> {
  const { rows } = await sql<Exported>`
    with sized as (
      select id, number, from_address, posted_at, sum(octet_length(raw)) over (order by number) - octet_length(raw) as before
      from (
        select id, number, from_address, posted_at from conversations.message
        where list = ${list} and number > ${after} and removed_at is null order by number limit ${mostMessages}) as next
      join conversations.message_source on message = id)
    select number, raw, from_address as address, posted_at as at
    from sized join conversations.message_source on message = id where before < ${mostBytes} order by number
  `.execute(conversations(db));
  return rows;
}
