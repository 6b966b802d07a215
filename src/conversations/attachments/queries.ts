import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { mediaTypesOf } from '../../platform/files/index.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';
import type { Attachment } from './model.ts';

/** The files that came with messages, in their order; none of a message that was taken down. Two statements at most. */
export async function attachmentsOf(
  db: Db,
  messages: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, readonly Attachment[]>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<Omit<Attachment, 'mediaType'>>`
    select attachment.message, position, name, size, attachment.sha256, content_id as "contentId"
    from conversations.attachment join conversations.message on message.id = attachment.message
    where attachment.message = any(${messages}::bigint[]) and removed_at is null order by attachment.message, position
  `.execute(conversations(db));
  const types = await mediaTypesOf(
    db,
    rows.map(({ sha256 }) => sha256),
  );
  const attachments = rows.map((row) => ({ ...row, mediaType: types.get(row.sha256.toString('hex')) ?? '' }));
  return Map.groupBy(attachments, ({ message }) => message);
}
