import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { roll } from '../tables.ts';

/** How many stood on the roll, and when that was counted. */
export interface HeadCount {
  readonly members: number;
  readonly countedAt: Date;
}

/** Records on the roll that stand: neither merged, erased nor missing from the last whole file; as last counted, and now where nobody has, or found none. */
export async function headCount({ db, at }: Pick<Visit, 'db' | 'at'>): Promise<HeadCount> {
  const { rows } = await sql<HeadCount>`select members, counted_at as "countedAt" from roll.head_count`.execute(
    roll(db),
  );
  // What was empty may have its first members by now, and takes no time to count.
  return rows[0]?.members ? rows[0] : { members: await counted(db), countedAt: at };
}

/** Counts them, and keeps it for the pages: millions take half a second. */
export async function countHeads(act: Act): Promise<void> {
  await sql`
    insert into roll.head_count (members, counted_at) values (${await counted(act.db)}, ${act.at})
    on conflict (whole) do update set members = excluded.members, counted_at = excluded.counted_at
  `.execute(roll(act.db));
}

async function counted(db: Db): Promise<number> {
  // Standings in force, which one index counts, less those of the few records that do not stand: joined, millions of them take seconds.
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from roll.standing where until_on is null) - (
      select count(*) from roll.standing where until_on is null and member in (
        select id from roll.member where survivor is not null union select id from roll.member where erased_at is not null)))::integer as count
  `.execute(roll(db));
  return rows[0]?.count ?? 0;
}
