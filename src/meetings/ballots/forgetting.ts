import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { personsOf } from '../../roll/index.ts';
import { meetings } from '../tables.ts';

const batch = 1_000;

/**
 * Takes away what members said to a ballot whom the roll has erased; that they voted stays, as an id that leads nowhere.  Safe
 * to repeat.
 */
export async function forgetErasedVoters(
  db: Db,
  perform: (work: (act: Act) => Promise<void>) => Promise<void>,
): Promise<void> {
  for (let after: PersonId | null = null; ;) {
    const persons: PersonId[] = await whoRemarked(db, after);
    const known = await personsOf(db, persons);
    const erased = persons.filter((person) => !known.has(person));
    if (erased.length > 0) await perform((act) => forgetRemarks(act, erased));
    if (persons.length < batch) return;
    after = persons.at(-1) ?? null;
  }
}

async function whoRemarked(db: Db, after: PersonId | null): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from meetings.remark
    where ${after}::uuid is null or person > ${after}::uuid order by person limit ${batch}
  `.execute(meetings(db));
  return rows.map(({ person }) => person);
}

async function forgetRemarks(act: Act, persons: readonly PersonId[]): Promise<void> {
  await sql`delete from meetings.remark where person = any(${persons}::uuid[])`.execute(meetings(act.db));
}
