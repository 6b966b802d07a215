import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { visibleText } from '../../../platform/mail/index.ts';
import { conversations } from '../../tables.ts';
import type { Message } from '../../threads/model.ts';
import { namesThem, type Named } from './rules.ts';

/** Readers who are looked for in one message; in a larger list the others read what names them on the web. */
const mostReaders = 5_000;

/** Those of the readers who want only what names or answers them, whom this message does. */
export async function mentionedIn(db: Db, { list, number, parent, text }: Message): Promise<string[]> {
  const { rows } = await sql<Named & { isAnswered: boolean }>`
    select span.person, reachable.name, coalesce(span.person = answered.person, false) as "isAnswered"
    from conversations.reading_span span join roll.reachable on reachable.person = span.person
      left join conversations.message answered on answered.id = ${parent}
    where span.list = ${list} and delivery = 'mentions' and after_number < ${number} and (to_number is null or to_number >= ${number})
    order by 3 desc, span.person limit ${mostReaders}
  `.execute(conversations(db));
  if (rows.length === 0) return [];
  const said = visibleText(text);
  return rows.filter((reader) => reader.isAnswered || namesThem(said, reader)).map(({ person }) => person);
}
