import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { isModeratorOf, postingChoicesOf } from '../lists/policy/queries.ts';
import { mayPostFrom } from '../lists/policy/too-soon.ts';
import { conversations } from '../tables.ts';
import type { Answering, SavedDraft } from './model.ts';

/** What a writer is told of a list before they write. */
export interface Terms {
  /** Where its code of conduct stands; empty when there is none. */
  readonly conductUrl: string;
  /** When they may write again, where it is slowed down; null where they may now. */
  readonly mayWriteFrom: Date | null;
}

/** What the visitor is told of a list before they write there. */
export async function termsFor(visit: Visit & { readonly by: string }, list: List): Promise<Terms> {
  const { db, at, by } = visit;
  const choices = await postingChoicesOf(db, list.id);
  if (choices.slowMinutes === 0) return { conductUrl: choices.conductUrl, mayWriteFrom: null };
  const { rows } = await sql<{ lastPostAt: Date | null }>`
    select max(posted_at) as "lastPostAt" from conversations.message where list = ${list.id} and person = ${by}
  `.execute(conversations(db));
  const writer = { lastPostAt: rows[0]!.lastPostAt, isModerator: await isModeratorOf(visit, list) };
  return { conductUrl: choices.conductUrl, mayWriteFrom: mayPostFrom({ choices, writer, at }) };
}

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
