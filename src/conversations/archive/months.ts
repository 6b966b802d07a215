import { sql, type RawBuilder } from 'kysely';
import { limited, type Db } from '../../platform/db/index.ts';
import { maskAddresses } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';

/** A month of a list, as `2026-11`, in the association’s time zone. */
export interface Month {
  readonly month: string;
  readonly messages: number;
}

/** The months in which something was said, the latest first. */
export async function monthsOf(db: Db, list: ListId, zone: string): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select to_char(posted_at at time zone ${zone}, 'YYYY-MM') as month, count(*)::integer as messages
    from conversations.message where list = ${list} and removed_at is null group by 1 order by 1 desc
  `.execute(conversations(db));
  return rows;
}

/** What was said of one thing within a month. */
export interface MonthThread {
  /** Of the first message of the month. */
  readonly number: number;
  readonly subject: string;
  readonly messages: number;
  readonly firstAt: Date;
  readonly firstBy: string;
}

/** A month, and those before and after it in which something was said. */
export interface MonthAround {
  readonly threads: number;
  readonly messages: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** How much was said in a month, and where to go on. */
export async function aroundMonth(db: Db, list: ListId, month: string, zone: string): Promise<MonthAround> {
  const { begin, end } = boundsOf(month, zone);
  const named = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone ${zone}, 'YYYY-MM')`;
  const { rows } = await sql<MonthAround>`
    select count(distinct thread)::integer as threads, count(*)::integer as messages,
      (select ${named(sql`max(posted_at)`)} from conversations.message where list = ${list} and removed_at is null and posted_at < ${begin}) as before,
      (select ${named(sql`min(posted_at)`)} from conversations.message where list = ${list} and removed_at is null and posted_at >= ${end}) as after
    from conversations.message where list = ${list} and removed_at is null and posted_at >= ${begin} and posted_at < ${end}
  `.execute(conversations(db));
  return rows[0]!;
}

/** The threads in which something was said in a month, in the order in which it was.  Mail addresses are masked. */
export async function threadsOfMonth(
  db: Db,
  list: ListId,
  month: string,
  { zone, most, from }: { readonly zone: string; readonly most: number; readonly from: number },
): Promise<MonthThread[]> {
  const { begin, end } = boundsOf(month, zone);
  const { rows } = await sql<MonthThread>`
    select first.number, thread.subject, said.messages, first.posted_at as "firstAt",
      coalesce(nullif(first.from_name, ''), first.from_address) as "firstBy"
    from (
      select thread, count(*)::integer as messages, min(number) as number from conversations.message
      where list = ${list} and removed_at is null and posted_at >= ${begin} and posted_at < ${end}
      group by thread order by 3 ${limited(most, from)}) said
    join conversations.thread on thread.id = said.thread
    join conversations.message first on first.list = ${list} and first.number = said.number
    order by first.number
  `.execute(conversations(db));
  return rows.map((row) => ({
    ...row,
    subject: maskAddresses(row.subject),
    firstBy: maskAddresses(row.firstBy),
  }));
}

function boundsOf(month: string, zone: string) {
  const first = sql`${`${month}-01`}::date`;
  return {
    begin: sql`${first}::timestamp at time zone ${zone}`,
    end: sql`(${first} + interval '1 month') at time zone ${zone}`,
  };
}
