import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';

/** What members said of a text that never opened has changed nothing that anybody can read. Safe to repeat. */
export async function forgetCommentsOnDraft(act: Act, petition: PetitionId): Promise<void> {
  await sql`
    update charters.comment set body = '', erased_at = ${act.at}
    where petition = ${petition} and erased_at is null
      and exists (select from charters.petition where petition.id = ${petition} and opened_at is null)
  `.execute(charters(act.db));
}

/**
 * Takes the words from the comments of those whom the roll has erased; that there was a comment stays, and what the organizers
 * answered.  Their names are nowhere here: pages ask the roll.  Safe to repeat.
 */
export async function forgetComments(act: Act, persons: readonly PersonId[]): Promise<void> {
  await sql`
    update charters.comment set body = '', erased_at = ${act.at} where person = any(${persons}::uuid[]) and erased_at is null
  `.execute(charters(act.db));
}
