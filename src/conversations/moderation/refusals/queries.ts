import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { RefusalText } from './rules.ts';

/** The texts of a list with which messages are sent back, in the order in which they were written. */
export async function refusalTextsOf(db: Db, list: ListId): Promise<RefusalText[]> {
  const { rows } = await sql<RefusalText>`
    select id, name, said as text from conversations.refusal_text where list = ${list} order by id
  `.execute(conversations(db));
  return rows;
}
