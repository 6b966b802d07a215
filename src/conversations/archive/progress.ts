import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import { mostTroubles, type Imported, type ImportReport, type Trouble } from './model.ts';

/** Where to begin to read a file, in bytes: at its beginning, unless an import of it was cut short. */
export async function beginImport(act: Act, list: ListId, print: Buffer): Promise<number> {
  const db = conversations(act.db);
  await sql`delete from conversations.archive_import where list = ${list} and file = ${print} and ended_at is not null`.execute(
    db,
  );
  const { rows } = await sql<{ readTo: number }>`
    insert into conversations.archive_import as import (list, file, read_to, began_at) values (${list}, ${print}, 0, ${act.at})
    on conflict (list, file) do update set began_at = excluded.began_at
    returning read_to as "readTo"
  `.execute(db);
  return rows[0]!.readTo;
}

/** What was read of a file since the last time. */
export interface Portion {
  readonly print: Buffer;
  readonly readTo: number;
  readonly ended: boolean;
  readonly counts: Omit<Imported, 'wentOnAt'>;
  readonly troubles: readonly Trouble[];
}

/** Notes how far a file has been read, and what came of it, with what was read of it. */
export async function noteReadTo(act: Act, list: ListId, portion: Portion): Promise<void> {
  const { print, readTo, ended, counts, troubles } = portion;
  await sql`
    update conversations.archive_import set read_to = ${readTo}, ended_at = ${ended ? act.at : null}::timestamptz,
      new_messages = new_messages + ${counts.new}, known_messages = known_messages + ${counts.known},
      renamed_messages = renamed_messages + ${counts.renamed}, unread_messages = unread_messages + ${counts.unread},
      troubles = jsonb_path_query_array(troubles || ${JSON.stringify(troubles.slice(0, mostTroubles))}::jsonb, ${firstTroubles}::jsonpath)
    where list = ${list} and file = ${print}
  `.execute(conversations(act.db));
}

const firstTroubles = `$[0 to ${mostTroubles - 1}]`;

/** What was brought into a list, the latest first. */
export async function importsOf(db: Db, list: ListId): Promise<ImportReport[]> {
  const { rows } = await sql<ImportReport>`
    select began_at as at, ended_at is not null as ended, new_messages as new, known_messages as known, renamed_messages as renamed,
      unread_messages as unread, troubles
    from conversations.archive_import where list = ${list} order by id desc limit 20
  `.execute(conversations(db));
  return rows;
}
