import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { Answering, SavedDraft } from './model.ts';

/** What a person had begun to write, if anything. */
export async function draftOf(
  db: Db,
  list: ListId,
  person: string,
  answering: Answering,
): Promise<SavedDraft | undefined> {
  const { rows } = await sql<SavedDraft>`
    select subject, body, saved_at as "savedAt" from conversations.draft
    where list = ${list} and person = ${person} and answers is not distinct from ${answering}
  `.execute(conversations(db));
  return rows[0];
}
