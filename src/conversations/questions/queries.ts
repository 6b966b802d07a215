import { sql } from 'kysely';
import { hashOf } from '../../platform/auth/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { conversations } from '../tables.ts';
import type { AskedQuestion } from './model.ts';

/** The question that a letter with this token asked; undefined when there was none. */
export async function questionOf(db: Db, token: string): Promise<AskedQuestion | undefined> {
  const { rows } = await sql<AskedQuestion>`
    select kind, list, address, person, name, held_post as "heldPost", expires_at as "expiresAt", answered_at as "answeredAt"
    from conversations.question where token_hash = ${hashOf(token.toLowerCase())}
  `.execute(conversations(db));
  return rows[0];
}
