import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { piecesOf, together } from '../../../platform/db/index.ts';
import { putSent } from '../../../platform/files/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { MessageId, NewAttachment, ThreadId } from '../model.ts';
import type { Arrival } from './arrival.ts';

/** A message with everything that its row says. */
export interface Row {
  readonly id: MessageId;
  readonly number: number;
  readonly thread: ThreadId;
  readonly parent: MessageId | null;
  readonly by: 'named' | 'subject' | null;
  readonly arrival: Arrival;
}

/** Ids for rows that name one another before they are written. */
export async function nextIds(act: Act, table: 'message' | 'thread', count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${`conversations.${table}`}, 'id')) as id from generate_series(1, ${count}::integer)
  `.execute(conversations(act.db));
  return rows.map(({ id }) => id);
}

/** Writes messages with their bytes; in a handful of statements, however many they are. */
export async function writeMessages(act: Act, list: ListId, rows: readonly Row[]): Promise<void> {
  const of = <T>(value: (row: Row) => T): T[] => rows.map(value);
  const texts = piecesOf(of(({ arrival }) => Buffer.from(arrival.text)));
  const html = piecesOf(of(({ arrival }) => Buffer.from(arrival.html ?? '')));
  const raw = piecesOf(of(({ arrival }) => arrival.raw));
  const ids = of(({ id }) => id);
  await together(
    act.db,
    sql`
      insert into conversations.message (
        id, list, number, thread, parent, placed_by, message_id, answers, sha256, person, from_name, from_address, subject, base_subject,
        dated_at, posted_at, came_by, body_text, body_html)
      overriding system value
      select id, ${list}, number, thread, parent, placed_by, message_id, string_to_array(answers, ' '), sha256, person, from_name, from_address,
        subject, base_subject, dated_at, posted_at, came_by,
        convert_from(substring(${texts.bytes}::bytea from text_start for text_size), 'UTF8'),
        case when has_html then convert_from(substring(${html.bytes}::bytea from html_start for html_size), 'UTF8') end
      from unnest(
        ${ids}::bigint[], ${of(({ number }) => number)}::integer[], ${of(({ thread }) => thread)}::bigint[],
        ${of(({ parent }) => parent)}::bigint[], ${of(({ by }) => by)}::text[],
        ${of(({ arrival }) => arrival.messageId)}::text[], ${of(({ arrival }) => arrival.answers.join(' '))}::text[],
        ${of(({ arrival }) => arrival.print)}::bytea[], ${of(({ arrival }) => arrival.person)}::uuid[],
        ${of(({ arrival }) => arrival.fromName)}::text[], ${of(({ arrival }) => arrival.fromAddress)}::text[],
        ${of(({ arrival }) => arrival.subject)}::text[], ${of(({ arrival }) => arrival.base)}::text[],
        ${of(({ arrival }) => arrival.datedAt)}::timestamptz[], ${of(({ arrival }) => arrival.postedAt)}::timestamptz[],
        ${of(({ arrival }) => arrival.cameBy)}::text[],
        ${texts.starts}::integer[], ${texts.sizes}::integer[],
        ${of(({ arrival }) => arrival.html !== null)}::boolean[], ${html.starts}::integer[], ${html.sizes}::integer[]
      ) as arrived (
        id, number, thread, parent, placed_by, message_id, answers, sha256, person, from_name, from_address, subject, base_subject,
        dated_at, posted_at, came_by, text_start, text_size, has_html, html_start, html_size)
    `,
    sql`
      insert into conversations.message_source (message, raw)
      select message, substring(${raw.bytes}::bytea from start for size)
      from unnest(${ids}::bigint[], ${raw.starts}::integer[], ${raw.sizes}::integer[]) as source (message, start, size)
    `,
  );
}

/** Keeps the files that came with messages. */
export async function writeAttachments(
  act: Act,
  files: readonly { readonly message: MessageId; readonly position: number; readonly file: NewAttachment }[],
): Promise<void> {
  if (files.length === 0) return;
  const hashes = await putSent(
    act,
    files.map(({ file }) => file.content),
  );
  await sql`
    insert into conversations.attachment (message, position, name, type, size, sha256, content_id, inline)
    select * from unnest(
      ${files.map(({ message }) => message)}::bigint[], ${files.map(({ position }) => position)}::integer[],
      ${files.map(({ file }) => file.name)}::text[], ${files.map(({ file }) => file.type)}::text[],
      ${files.map(({ file }) => file.content.length)}::integer[], ${hashes}::bytea[],
      ${files.map(({ file }) => file.contentId)}::text[], ${files.map(({ file }) => file.disposition === 'inline')}::boolean[])
  `.execute(conversations(act.db));
}
