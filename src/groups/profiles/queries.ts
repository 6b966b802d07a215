import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { groups } from '../tables.ts';
import { emptyProfile, type Profile } from './model.ts';

/** What these persons say of themselves; who says nothing is left out. */
export async function profilesOf(db: Db, persons: readonly PersonId[]): Promise<Map<PersonId, Profile>> {
  const { rows } = await sql<Profile & { person: PersonId }>`
    select person, library, serves, level, work, topics from groups.profile where person = any(${persons}::uuid[])
  `.execute(groups(db));
  return new Map(rows.map(({ person, ...profile }) => [person, profile]));
}

/** What somebody says of themselves. */
export const profileOf = async (db: Db, person: PersonId): Promise<Profile> =>
  (await profilesOf(db, [person])).get(person) ?? emptyProfile;

/** Whose profiles are kept, in the order of their ids, from after the one given; at most so many. */
export async function personsWithProfile(db: Db, after: PersonId | null, most: number): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select person from groups.profile where ${after}::uuid is null or person > ${after}::uuid order by person limit ${most}
  `.execute(groups(db));
  return rows.map(({ person }) => person);
}
