import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { personsOf } from '../../roll/index.ts';
import { meetings } from '../tables.ts';

const batch = 1_000;

/**
 * Takes the words from what members wrote whom the roll has erased; that they were at a meeting stays, as an id that leads
 * nowhere.  Safe to repeat.
 */
export async function forgetErasedWriters(
  db: Db,
  perform: (work: (act: Act) => Promise<void>) => Promise<void>,
): Promise<void> {
  for (let after: PersonId | null = null; ;) {
    const persons: PersonId[] = await writers(db, after);
    const known = await personsOf(db, persons);
    const erased = persons.filter((person) => !known.has(person));
    if (erased.length > 0) await perform((act) => forgetComments(act, erased));
    if (persons.length < batch) return;
    after = persons.at(-1) ?? null;
  }
}

async function writers(db: Db, after: PersonId | null): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from meetings.written_comment
    where erased_at is null and (${after}::uuid is null or person > ${after}::uuid) order by person limit ${batch}
  `.execute(meetings(db));
  return rows.map(({ person }) => person);
}

async function forgetComments(act: Act, persons: readonly PersonId[]): Promise<void> {
  await sql`
    update meetings.written_comment set body = '', erased_at = ${act.at} where person = any(${persons}::uuid[]) and erased_at is null
  `.execute(meetings(act.db));
}
