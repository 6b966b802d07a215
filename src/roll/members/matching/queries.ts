import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { roll } from '../../tables.ts';
import { shownMember } from '../queries.ts';
import type { Member } from '../model.ts';
import type { Matched, Written } from './model.ts';
import { keysOf, matchOf, type Found } from './rules.ts';

/** So many are matched with one statement: some hundreds of keys each. */
const together = 20;

/**
 * Whom each of those on a sheet is, in their order: linked, or with at most three candidates.  Merged records lead to their
 * survivors, erased ones are left out.  Every record is found through an index, and no more than some hundreds for each.
 */
export async function matchesFor(db: Db, written: readonly Written[]): Promise<Matched[]> {
  const matches: Matched[] = [];
  for (let from = 0; from < written.length; from += together) {
    const some = written.slice(from, from + together);
    const found = await foundFor(db, some);
    matches.push(...some.map((one, index) => matchOf(one, found.get(index) ?? [])));
  }
  return matches;
}

type Row = Member & { readonly asked: number; readonly foundAs: string };

async function foundFor(db: Db, written: readonly Written[]): Promise<Map<number, Found[]>> {
  const keys = written.map(keysOf);
  const { rows } = await sql<Row>`
    with near as (
      ${byNumber(keyed(keys.map(({ numbers }) => numbers)))}
      union all ${byBeginning(keyed(keys.map(({ beginnings }) => beginnings)))}
      union all ${byLikeness(keyed(keys.map(({ likes }) => likes)))}
    )
    select distinct near.asked, found.number as "foundAs", ${shownMember}
    from near
    join roll.member found on found.id = near.id
    join roll.member on member.id = coalesce(found.survivor, found.id) and member.erased_at is null
  `.execute(roll(db));
  const found = new Map<number, Found[]>();
  for (const { asked, foundAs, ...member } of rows) {
    const those = found.get(asked) ?? [];
    those.push({ member, foundAs });
    found.set(asked, those);
  }
  return found;
}

/** Which of those asked wants which key. */
interface Keyed {
  readonly asked: readonly number[];
  readonly keys: readonly string[];
}

const keyed = (lists: readonly (readonly string[])[]): Keyed => ({
  asked: lists.flatMap((list, index) => list.map(() => index)),
  keys: lists.flat(),
});

// A limit in each keeps the planner to the index, and a common name within bounds.

const byNumber = ({ asked, keys }: Keyed): RawBuilder<unknown> => sql`
  select wanted.asked, hit.id
  from unnest(${asked}::integer[], ${keys}::text[]) as wanted (asked, key)
  cross join lateral (select id from roll.member where number = wanted.key collate "C" limit 1) hit`;

const byBeginning = ({ asked, keys }: Keyed): RawBuilder<unknown> => sql`
  select wanted.asked, hit.id
  from unnest(${asked}::integer[], ${keys}::text[]) as wanted (asked, key)
  cross join lateral (
    select id from roll.member
    where name_key >= wanted.key collate "C" and name_key < (wanted.key || ${'\u{10ffff}'}) collate "C"
    order by name_key limit 40) hit`;

const byLikeness = ({ asked, keys }: Keyed): RawBuilder<unknown> => sql`
  select wanted.asked, hit.id
  from unnest(${asked}::integer[], ${keys}::text[]) as wanted (asked, key)
  cross join lateral (
    select id from roll.member
    where left(translate(split_part(name_key, ' ', 1), 'aeiouyhw', ''), 5) || ' ' || left(split_part(name_key, ' ', 2), 3) = wanted.key collate "C"
      and name_key <> ''
    limit 80) hit`;
