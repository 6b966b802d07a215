import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';

const batch = 1_000;

/**
 * Takes the words from the comments of those whom the roll has erased; that there was a comment stays, and what the organizers
 * answered.  Their names are nowhere here: pages ask the roll.  Safe to repeat.
 */
export async function forgetErasedCommenters(
  db: Db,
  perform: (work: (act: Act) => Promise<void>) => Promise<void>,
): Promise<void> {
  for (let after: PersonId | null = null; ;) {
    const persons = await commenters(db, after);
    const known = await personsOf(db, persons);
    const erased = persons.filter((person) => !known.has(person));
    if (erased.length > 0) await perform((act) => forgetComments(act, erased));
    if (persons.length < batch) return;
    after = persons.at(-1) ?? null;
  }
}

/** What members said of a text that never opened has changed nothing that anybody can read. Safe to repeat. */
export async function forgetCommentsOnDraft(act: Act, petition: PetitionId): Promise<void> {
  await sql`
    update charters.comment set body = '', erased_at = ${act.at}
    where petition = ${petition} and erased_at is null
      and exists (select from charters.petition where petition.id = ${petition} and opened_at is null)
  `.execute(charters(act.db));
}

async function commenters(db: Db, after: PersonId | null): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from charters.comment
    where erased_at is null and (${after}::uuid is null or person > ${after}::uuid) order by person limit ${batch}
  `.execute(charters(db));
  return rows.map(({ person }) => person);
}

async function forgetComments(act: Act, persons: readonly PersonId[]): Promise<void> {
  await sql`
    update charters.comment set body = '', erased_at = ${act.at} where person = any(${persons}::uuid[]) and erased_at is null
  `.execute(charters(act.db));
}
