import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
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

/** Whether the writer of a held post has been asked whether it is theirs, and may still answer. */
export async function isAsked({ db, at }: Pick<Visit, 'db' | 'at'>, heldPost: number): Promise<boolean> {
  const { rows } = await sql`
    select from conversations.question
    where held_post = ${heldPost} and kind = 'confirm-post' and answered_at is null and expires_at > ${at}
  `.execute(conversations(db));
  return rows.length > 0;
}
