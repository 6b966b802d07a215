import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { maskAddresses, visibleText } from '../../platform/mail/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';

/** A message as it is told to everybody: what its writer newly said, without mail addresses. */
export interface ToldMessage {
  readonly id: MessageId;
  readonly number: number;
  readonly subject: string;
  readonly writer: string;
  readonly text: string;
  readonly postedAt: Date;
  /** When its writer corrected it last, where they did. */
  readonly updatedAt: Date;
}

const longest = 3_000;

/** What was said last, the newest first; nothing of a list that is not public. */
export async function newsOfList(
  db: Db,
  { id, visibility }: { readonly id: ListId; readonly visibility: List['visibility'] },
  most: number,
): Promise<ToldMessage[]> {
  if (visibility !== 'public') return [];
  const { rows } = await sql<ToldMessage>`
    select id, number, subject, coalesce(nullif(from_name, ''), from_address) as writer, left(body_text, 100000) as text,
      posted_at as "postedAt", coalesce(corrected_at, posted_at) as "updatedAt"
    from conversations.message where list = ${id} and removed_at is null order by posted_at desc, number desc limit ${most}
  `.execute(conversations(db));
  return rows.map((row) => {
    const text = maskAddresses(visibleText(row.text)).trim();
    return {
      ...row,
      subject: maskAddresses(row.subject),
      writer: maskAddresses(row.writer),
      text: text.length > longest ? `${text.slice(0, longest)} …` : text,
    };
  });
}
