import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Verdicts } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { Message, MessageId, ThreadId } from './model.ts';

export const messageColumns = sql`
  message.id, message.list, message.number, message.thread, message.parent, message.message_id as "messageId", message.answers, message.person,
  message.from_name as "fromName", message.from_address as "fromAddress", message.subject, message.dated_at as "datedAt",
  message.posted_at as "postedAt", message.came_by as "cameBy", message.body_text as "text", message.body_html as "html",
  message.removed_at as "removedAt", message.removed_code as "removedCode", message.removed_note as "removedNote",
  message.corrected_at as "correctedAt", message.written`;

/** The message, or undefined when there is none. */
export async function messageOf(db: Db, id: MessageId): Promise<Message | undefined> {
  const { rows } = await sql<Message>`select ${messageColumns} from conversations.message where id = ${id}`.execute(
    conversations(db),
  );
  return rows[0];
}

/** The message of a list with this Message-ID. */
export async function messageByMessageId(db: Db, list: ListId, messageId: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from conversations.message where list = ${list} and message_id = ${messageId}
  `.execute(conversations(db));
  return rows[0];
}

/** The message of a list with this number, locked until the transaction ends. */
export async function messageToChange(db: Db, list: ListId, number: number): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from conversations.message where list = ${list} and number = ${number} for update
  `.execute(conversations(db));
  return rows[0];
}

/** Every byte of a message. */
export async function sourceOf(db: Db, message: MessageId): Promise<Buffer | undefined> {
  const row = await conversations(db)
    .selectFrom('conversations.message_source')
    .select('raw')
    .where('message', '=', message)
    .executeTakeFirst();
  return row?.raw;
}

/** What SPF, DKIM, DMARC and ARC said when the message came; null for what did not come by mail. */
export async function verdictsOf(db: Db, message: MessageId): Promise<Verdicts | null> {
  const { rows } = await sql<{ verdicts: Verdicts }>`
    select verdicts from conversations.message_verdicts where message = ${message}
  `.execute(conversations(db));
  return rows[0]?.verdicts ?? null;
}

/** The messages of a thread, oldest first. */
export async function messagesOf(db: Db, thread: ThreadId): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${messageColumns} from conversations.message where thread = ${thread} order by number
  `.execute(conversations(db));
  return rows;
}
