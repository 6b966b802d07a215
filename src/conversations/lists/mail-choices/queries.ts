import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { conversations } from '../../tables.ts';
import type { ListId } from '../model.ts';
import { usualMailChoices, type MailChoices } from '../../../platform/mail/index.ts';

/** What the owner of the list chose; what is usual where they chose nothing. */
export async function mailChoicesOf(db: Db, list: ListId): Promise<MailChoices> {
  const { rows } = await sql<MailChoices>`
    select subject_tag as "subjectTag", footer, from_line as "fromLine", from_list_for as "fromListFor"
    from conversations.mail_choice where list = ${list}
  `.execute(conversations(db));
  return rows[0] ?? usualMailChoices;
}
