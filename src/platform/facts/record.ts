import { sql } from 'kysely';
import { inPages, seeing, type Db, type Paged } from '../db/index.ts';
import type { Fact, Recorded } from './fact.ts';

/** Which facts to read: of these kinds, and with this detail. */
export interface FactsAbout {
  readonly kinds?: readonly string[];
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly most?: number;
}

/** Which facts to read from the latest back. */
export interface LatestFacts {
  readonly about: 'petition' | 'group';
  readonly ids: readonly (string | number)[];
  readonly kinds: readonly string[];
  readonly most: number;
}

interface Row {
  id: number;
  at: Date;
  kind: Fact['kind'];
  by_person: string | null;
  body: Record<string, string | number>;
}

/** Facts in the order in which they were recorded, at most 500 unless told. */
export async function factsAbout(db: Db, { kinds, detail = {}, most = 500 }: FactsAbout): Promise<Recorded[]> {
  const { rows } = await sql<Row>`
    select id, at, kind, by_person, body from platform.fact
    where body @> ${JSON.stringify(detail)}::jsonb and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}))
    order by id limit ${most}
  `.execute(seeing<never>()(db));
  return rows.map(recorded);
}

/** Facts of these kinds about these petitions, or these groups, the latest first. */
export async function latestFactsAbout(db: Db, { about, ids, kinds, most }: LatestFacts): Promise<Recorded[]> {
  if (ids.length === 0) return [];
  // Written out, so that the index of each is found.
  const detail = sql.lit(about);
  const { rows } = await sql<Row>`
    select id, at, kind, by_person, body from platform.fact
    where body ->> ${detail} = any(${ids.map(String)}::text[]) and body ? ${detail} and kind = any(${kinds})
    order by id desc limit ${most}
  `.execute(seeing<never>()(db));
  return rows.map(recorded);
}

/** Facts that a person caused, oldest first: part of what is kept about them. */
export const factsBy = (db: Db, person: string): Paged<Recorded> =>
  inPages(async (after: Row | undefined) => {
    const { rows } = await sql<Row>`
      select id, at, kind, by_person, body from platform.fact where by_person = ${person} and id > ${after?.id ?? 0} order by id limit 5000
    `.execute(seeing<never>()(db));
    return rows;
  }, recorded);

/** Differs whenever another fact of these kinds has been recorded: for whoever keeps in memory what they tell of. */
export async function factsVersion(db: Db, kinds: readonly string[]): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*) || ' ' || coalesce(max(id), 0) as version from platform.fact where kind = any(${kinds})
  `.execute(seeing<never>()(db));
  return rows[0]?.version ?? '';
}

/** What facts tell of, and since when and until when they have. */
export interface News {
  /** The id of the thing, as text. */
  readonly subject: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** The things that facts of these kinds tell of, by the detail that names them; the latest news first. */
export async function latestNews(
  db: Db,
  { kinds, about, most }: { readonly kinds: readonly string[]; readonly about: string; readonly most: number },
): Promise<News[]> {
  const { rows } = await sql<News>`
    select body ->> ${about} as subject, min(at) as "firstAt", max(at) as "lastAt" from platform.fact
    where kind = any(${kinds}) and body ? ${about} group by subject order by max(at) desc, max(id) desc limit ${most}
  `.execute(seeing<never>()(db));
  return rows;
}

/** A row of platform.fact as its reader wants it. */
export function recorded(row: Row): Recorded {
  return { id: row.id, at: row.at, by: row.by_person, fact: { ...row.body, kind: row.kind } };
}
