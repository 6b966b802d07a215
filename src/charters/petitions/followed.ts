import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import type { PetitionId } from './model.ts';

/** Whether there is anything to ask for of what most petitions do not have while they are open: one statement instead of three. */
export async function whatFollowed(db: Db, id: PetitionId): Promise<{ news: boolean; decision: boolean }> {
  const { rows } = await sql<{ news: boolean; decision: boolean }>`
    select exists (select from charters.news_item where petition = ${id}) as news,
           exists (select from charters.decision where petition = ${id}) as decision
  `.execute(charters(db));
  return rows[0]!;
}
