import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { roll } from '../tables.ts';
import type { MemberId, StandingRules } from './model.ts';

/** Which members to pick. */
export interface Sample {
  readonly count: number;
  /** The same word picks the same members. */
  readonly word: string;
  /** Codes of the classes that may sign. */
  readonly classes: readonly string[];
  readonly standing: StandingRules;
  readonly on: CalendarDay;
  /** Those of these classes who are in good standing on the day; false picks from all the others. */
  readonly good: boolean;
  readonly except: readonly MemberId[];
}

/** Members picked as if by lot, for trying things out. Merged, erased and missing records are left out. */
export async function sampleMembers(
  db: Db,
  { count, word, classes, standing, on, good, except }: Sample,
): Promise<MemberId[]> {
  const { rows } = await sql<{ id: MemberId }>`
    select member.id from roll.member
    join roll.standing on standing.member = member.id and standing.until_on is null
    where member.survivor is null and member.erased_at is null and member.id <> all(${except}::bigint[])
      and ${good} = (
        standing.class = any(${classes}) and not standing.suspended and standing.status <> all(${standing.withoutStanding})
        and (standing.class = any(${standing.neverExpire}) or coalesce(standing.paid_through, '-infinity'::date) >= ${on}::date))
    order by md5(member.number || ${word}), member.id limit ${count}
  `.execute(roll(db));
  return rows.map(({ id }) => id);
}
