import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';

/** Petitions with comments that their organizers have not been told of, by number. */
export async function petitionsWithNews(db: Db): Promise<PetitionId[]> {
  const { rows } = await sql<{ petition: PetitionId }>`
    select distinct petition from charters.comment where told_at is null order by petition
  `.execute(charters(db));
  return rows.map(({ petition }) => petition);
}

/**
 * Marks the comments on a petition as told, and gives how many they are, and the newest; undefined when there are none.  Call it
 * in the act that tells.
 */
export async function takeNews(
  act: Act,
  petition: PetitionId,
): Promise<{ readonly made: number; readonly newest: number } | undefined> {
  const { rows } = await sql<{ made: number; newest: number | null }>`
    with told as (
      update charters.comment set told_at = ${act.at} where petition = ${petition} and told_at is null returning id
    )
    select count(*)::integer as made, max(id) as newest from told
  `.execute(charters(act.db));
  const { made, newest } = rows[0]!;
  return newest === null ? undefined : { made, newest };
}
