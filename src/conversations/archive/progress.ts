import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';

/** Where to begin to read a file, in bytes: at its beginning, unless an import of it was cut short. */
export async function beginImport(act: Act, list: ListId, print: Buffer): Promise<number> {
  const { rows } = await sql<{ readTo: number }>`
    insert into conversations.archive_import as import (list, file, read_to, began_at) values (${list}, ${print}, 0, ${act.at})
    on conflict (list, file) do update set
      read_to = case when import.ended_at is null then import.read_to else 0 end, ended_at = null, began_at = excluded.began_at
    returning read_to as "readTo"
  `.execute(conversations(act.db));
  return rows[0]!.readTo;
}

/** Notes how far a file has been read, with what was read of it. */
export async function noteReadTo(
  act: Act,
  list: ListId,
  { print, readTo, ended }: { readonly print: Buffer; readonly readTo: number; readonly ended: boolean },
): Promise<void> {
  await sql`
    update conversations.archive_import set read_to = ${readTo}, ended_at = ${ended ? act.at : null}::timestamptz
    where list = ${list} and file = ${print}
  `.execute(conversations(act.db));
}
