import { sql } from 'kysely';
import { plannedAnew, type Db } from '../../platform/db/index.ts';
import { maskAddresses, visibleText } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import { mostCandidates, type FoundMessage, type FoundMessages, type Sought } from './model.ts';
import { authorQuery } from './rules.ts';

/**
 * Messages of these lists that match, in a bounded time.  Rare words are ranked; where every word is common the newest messages are
 * looked through instead.
 *
 * @param lists those that the reader may read: nothing else counts
 */
export async function findMessages(
  db: Db,
  lists: readonly ListId[],
  sought: Sought,
  { zone, most, from = 0 }: { readonly zone: string; readonly most: number; readonly from?: number },
): Promise<FoundMessages> {
  const isRanked = !(await isCommon(db, sought));
  const matches = sql`words @@ (plainto_tsquery('english', ${sought.text}) && to_tsquery('simple', ${authorQuery(sought.author)}))`;
  const within = sql`
    list = any(${lists}::integer[])
    and (${sought.from}::date is null or posted_at >= ${sought.from}::date::timestamp at time zone ${zone})
    and (${sought.until}::date is null or posted_at < (${sought.until}::date + 1)::timestamp at time zone ${zone})`;
  const candidates = isRanked
    ? sql`select id, posted_at, ts_rank(words, plainto_tsquery('english', ${sought.text})) as rank
        from conversations.message where ${within} and ${matches} limit ${mostCandidates}`
    : sql`select id, posted_at, 0 as rank from (
        select id, posted_at, words from conversations.message where ${within} order by posted_at desc limit ${mostCandidates}) newest
      where ${matches}`;
  // Texts are fetched for what is shown alone: to carry 10,000 of them through a sort takes longer than to find them.
  const { rows } = await sql<Omit<FoundMessage, 'excerpt'> & { text: string; total: number }>`
    ${plannedAnew}
    with shown as (
      select id, posted_at, rank, count(*) over ()::integer as total from (${candidates}) candidate
      order by rank desc, posted_at desc, id desc limit ${most} offset ${from})
    select list, number, subject, coalesce(nullif(from_name, ''), from_address) as "fromName", message.posted_at as "postedAt",
      body_text as text, total
    from shown join conversations.message using (id) order by rank desc, shown.posted_at desc, id desc
  `.execute(conversations(db));
  const excerpts = await excerptsOf(db, sought.text, rows);
  return {
    found: rows.map(({ text: _, total: __, ...row }, index) => ({
      ...row,
      subject: maskAddresses(row.subject),
      fromName: maskAddresses(row.fromName),
      excerpt: excerpts[index]!,
    })),
    total: rows[0]?.total ?? 0,
    isRanked,
  };
}

/** Whether more messages have all of the words than may be weighed, as far as the planner knows. */
async function isCommon(db: Db, { text, author }: Sought): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    with known as (
      select word, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (word, share)
      where schemaname = 'conversations' and tablename = 'message' and attname = 'words' and word is not null),
    wanted as (
      select unnest(tsvector_to_array(to_tsvector('english', ${text}) || to_tsvector('simple', ${author}))) as word)
    select coalesce(min(coalesce(share, 0)), 0) * greatest((
      select reltuples from pg_class where oid = 'conversations.message'::regclass), 0) as count
    from wanted left join known using (word)
  `.execute(conversations(db));
  return rows[0]!.count > mostCandidates;
}

const marks = 'StartSel=\u0001, StopSel=\u0002, MaxWords=40, MinWords=20';

/** The words around what matched; what the writer said comes before what they quoted. One statement. */
async function excerptsOf(
  db: Db,
  text: string,
  rows: readonly { readonly text: string }[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const whole = rows.map((row) =>
    maskAddresses(row.text)
      .slice(0, 100_000)
      .replaceAll(/[\u0001\u0002]/g, ''),
  );
  const { rows: excerpts } = await sql<{ excerpt: string }>`
    select case when to_tsvector('english', said) @@ query or query = ''::tsquery
      then ts_headline('english', said, query, ${marks}) else ts_headline('english', whole, query, ${marks}) end as excerpt
    from plainto_tsquery('english', ${text}) query,
      unnest(${whole.map((each) => visibleText(each))}::text[], ${whole}::text[]) with ordinality as message (said, whole, position)
    order by position
  `.execute(conversations(db));
  return excerpts.map(({ excerpt }) => excerpt);
}
