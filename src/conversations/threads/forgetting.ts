import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { releaseFile } from '../../platform/files/index.ts';
import { forgetMailings } from '../../platform/mail/index.ts';
import { mailingOnce } from '../lists/fan-out.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from './model.ts';

/**
 * Takes everything from messages that were taken down, but that they were there: bytes, text, files, names, and what left as mail.
 * The numbers, Message-IDs and hashes stay, so that the tree holds and an import does not bring them back.
 */
export async function forgetContents(act: Act, messages: readonly MessageId[]): Promise<void> {
  const db = conversations(act.db);
  const { rows: files } = await sql<{ sha256: Buffer }>`
    delete from conversations.attachment where message = any(${messages}::bigint[]) returning sha256
  `.execute(db);
  for (const { sha256 } of files) await releaseFile(act.db, sha256);
  for (const table of ['conversations.message_source', 'conversations.message_verdicts', 'conversations.reaction'])
    await sql`delete from ${sql.table(table)} where message = any(${messages}::bigint[])`.execute(db);
  await sql`
    update conversations.message
    set subject = '', base_subject = null, body_text = '', body_html = null, written = null, from_name = '', from_address = ''
    where id = any(${messages}::bigint[])
  `.execute(db);
  await sql`
    update conversations.held_post set subject = '', body_text = '', from_name = '', from_address = '', verdicts = null
    where message = any(${messages}::bigint[])
  `.execute(db);
  await forgetMailings(
    act,
    messages.map((id) => mailingOnce({ id })),
  );
}

/** Notes whether anything of the threads of these messages stands; where nothing does, their subject is no longer shown. */
export async function noteStanding(act: Pick<Act, 'db'>, messages: readonly MessageId[]): Promise<void> {
  await sql`
    update conversations.thread
    set stands = exists (select from conversations.message where message.thread = thread.id and removed_at is null)
    where id in (select thread from conversations.message where id = any(${messages}::bigint[]))
  `.execute(conversations(act.db));
}
