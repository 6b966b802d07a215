import { sql } from 'kysely';
import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';
import { groups } from './tables.ts';

/** Whoever was the contact of a group is its contact no more, and was nobody's; names go from what groups say of themselves. */
export async function forgetInGroups(act: Act, gone: Gone): Promise<void> {
  const db = groups(act.db);
  const names = gone.names.map((name) => name.toLowerCase());
  await sql`
    update groups.registered_group set liaison = null, liaison_name = ''
    where liaison = any(${gone.persons}::uuid[]) or liaison is null and lower(liaison_name) = any(${names}::text[])
  `.execute(db);
  await sql`
    update groups.former_liaison set name = ''
    where person = any(${gone.persons}::uuid[]) or person is null and lower(name) = any(${names}::text[])
  `.execute(db);
  await maskWritten(
    act,
    { 'groups.registered_group': ['purpose', 'about'], 'groups.former_purpose': ['purpose'] },
    gone,
  );
}
