import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { roll } from '../tables.ts';
import type { MemberId } from './model.ts';

/** Which members to pick. */
export interface Sample {
  readonly count: number;
  /** The same word picks the same members. */
  readonly word: string;
  /** Members of these classes whose dues run through this day, or have no end; false picks from all the others. */
  readonly classes: readonly string[];
  readonly paidThrough: string;
  readonly good: boolean;
  readonly except: readonly MemberId[];
}

/** Members picked as if by lot, for trying things out. Merged, erased and missing records are left out. */
export async function sampleMembers(
  db: Db,
  { count, word, classes, paidThrough, good, except }: Sample,
): Promise<MemberId[]> {
  const { rows } = await sql<{ id: MemberId }>`
    select member.id from roll.member
    join roll.standing on standing.member = member.id and standing.until_on is null
    where member.survivor is null and member.erased_at is null and member.id <> all(${except}::bigint[])
      and ${good} = (standing.class = any(${classes}) and not standing.suspended and coalesce(standing.paid_through, 'infinity'::date) >= ${paidThrough}::date)
    order by md5(member.number || ${word}), member.id limit ${count}
  `.execute(roll(db));
  return rows.map(({ id }) => id);
}
