import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { groups } from '../tables.ts';
import type { Profile, ProfileChoices, ProfileFact } from './model.ts';
import { impedimentsToProfile } from './rules.ts';

/** Keeps what somebody says of themselves.  Safe to repeat. @throws Refused */
export async function keepProfile(
  act: Act,
  person: PersonId,
  profile: Profile,
  choices: ProfileChoices,
): Promise<void> {
  refuseIf(impedimentsToProfile(profile, choices));
  const { library, serves, level, work, topics } = profile;
  await sql`
    insert into groups.profile (person, library, serves, level, work, topics, changed_at)
    values (${person}, ${library}, ${serves}::text[], ${level}, ${work}::text[], ${topics}::text[], ${act.at})
    on conflict (person) do update
    set library = excluded.library, serves = excluded.serves, level = excluded.level, work = excluded.work, topics = excluded.topics,
        changed_at = excluded.changed_at
  `.execute(groups(act.db));
  const fact: ProfileFact = { kind: 'groups.profile-kept', person };
  act.record(fact);
}

/** Forgets what persons who were erased said of themselves.  Safe to repeat. */
export async function forgetProfiles(act: Act, persons: readonly PersonId[]): Promise<void> {
  await sql`delete from groups.profile where person = any(${persons}::uuid[])`.execute(groups(act.db));
}
