import { sql } from 'kysely';
import type { Act } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';
import { maskWritten, type Gone } from '../erasure/index.ts';

/** One thing that can be found. */
export interface SearchEntry {
  /** What kind of thing it is, as `petition`. */
  readonly noun: string;
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly body: string;
}

/** A thing that was found, with its matched words between \u0001 and \u0002. */
export interface Hit extends Omit<SearchEntry, 'body'> {
  readonly excerpt: string;
}

const opened = seeing<never>();

/** Makes a public thing findable, or brings what is known of it up to date. Safe to repeat. */
export async function makeFindable(db: Db, { noun, id, href, title, body }: SearchEntry): Promise<void> {
  await sql`
    insert into platform.search_entry (noun, id, href, title, body) values (${noun}, ${id}, ${href}, ${title}, ${body})
    on conflict (noun, id) do update set href = excluded.href, title = excluded.title, body = excluded.body
  `.execute(opened(db));
}

/** Makes a thing findable no more. */
export async function hideFromSearch(db: Db, noun: string, id: string): Promise<void> {
  await sql`delete from platform.search_entry where noun = ${noun} and id = ${id}`.execute(opened(db));
}

/** Whoever is erased is found by their name no more, also in texts that stay where they stand. */
export const forgetInSearch = (act: Act, gone: Gone): Promise<void> =>
  maskWritten(act, { 'platform.search_entry': ['body'] }, gone);

/**
 * Things that match what somebody typed, best first; the words, or the beginning of the last one.
 *
 * @returns `total` counts all of them, `hits` holds at most `most` from `from` on
 */
export async function findThings(
  db: Db,
  typed: string,
  { noun, most = 20, from = 0 }: { noun?: string; most?: number; from?: number } = {},
): Promise<{ hits: Hit[]; total: number }> {
  const query = queryOf(typed);
  if (!query) return { hits: [], total: 0 };
  const { rows } = await sql<Hit & { total: number }>`
    with ranked as (
      -- Ranked before they are counted: texts and their words are long, and would be carried through the counting, and sorted on disk.
      select noun, id, title, ts_rank(words, query) as rank from platform.search_entry, to_tsquery('english', ${query}) query
      where words @@ query and audience = 'public' and (${noun ?? null}::text is null or noun = ${noun ?? null})
      offset 0
    ), best as (
      select noun, id, rank, count(*) over ()::integer as total from ranked order by rank desc, title, id limit ${most} offset ${from})
    select noun, id, href, title, total,
           ts_headline('english', body, to_tsquery('english', ${query}), ${`StartSel=\u0001, StopSel=\u0002, MaxWords=40, MinWords=20, MaxFragments=1`}) as excerpt
    from best join platform.search_entry using (noun, id) order by rank desc, title, id
  `.execute(opened(db));
  return { hits: rows.map(({ total: _, ...hit }) => hit), total: rows[0]?.total ?? 0 };
}

/** Words joined by “and”; what is no letter or digit means nothing to the search. */
function queryOf(typed: string): string {
  const words =
    typed
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 12) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}
