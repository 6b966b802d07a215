import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { lettersTo } from './mailbox.ts';

const opened = seeing<never>();

/** What is kept of a person in the mail: their letters, copies of what was posted to many, and what came back. */
export async function mailRecordsOf(db: Db, person: string) {
  const copies = await sql<{ postedAt: Date; address: string; sentAt: Date | null; failedAt: Date | null }>`
    select posted_at as "postedAt", address, sent_at as "sentAt", failed_at as "failedAt", answer
    from platform.delivery join platform.mailing on mailing.id = delivery.mailing
    where delivery.person = ${person} order by mailing.id desc limit 5000
  `.execute(opened(db));
  const returned = await sql<{ address: string; kind: string; at: Date }>`
    select address, kind, status, answer, at from platform.bounce where person = ${person} order by at desc limit 5000
  `.execute(opened(db));
  return { letters: await lettersTo(db, person), copies: copies.rows, returned: returned.rows };
}
