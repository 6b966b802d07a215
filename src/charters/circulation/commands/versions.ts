import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { DraftText, PetitionId } from '../../petitions/model.ts';
import { tidy } from '../../petitions/text.ts';
import { charters } from '../../tables.ts';
import { latestVersion } from '../queries.ts';
import { isSameText } from '../rules/commenting.ts';

/** Keeps the text as the version of this number. It is tidied, so that versions differ by what was written alone. */
export async function keepVersion(act: Act, petition: PetitionId, number: number, text: DraftText): Promise<void> {
  await sql`
    insert into charters.circulated_version (petition, number, title, purpose, open_to, topics, circulated_at)
    values (${petition}, ${number}, ${tidy(text.title)}, ${tidy(text.purpose)}, ${tidy(text.openTo)}, ${[...text.topics].sort()}::text[], ${act.at})
  `.execute(charters(act.db));
}

/**
 * Ends the comments, because the text is frozen.  What is frozen is the last version, so that it can be read what became of the
 * comments; it is a new one if the text has changed, or if the organizers said that the next one takes up a comment.  The same where
 * comments had ended and the text is frozen anew.  Does nothing where nothing was ever circulated.
 */
export async function closeCirculation(act: Act, petition: PetitionId, frozen: DraftText): Promise<void> {
  const latest = await latestVersion(act.db, petition);
  if (!latest) return;
  if (!isSameText(latest, frozen) || (await isPromised(act, petition, latest.number + 1)))
    await keepVersion(act, petition, latest.number + 1, frozen);
  await sql`
    update charters.circulation set closed_at = ${act.at} where petition = ${petition} and closed_at is null
  `.execute(charters(act.db));
}

async function isPromised(act: Act, petition: PetitionId, version: number): Promise<boolean> {
  const { rows } = await sql`
    select from charters.comment where petition = ${petition} and taken_up_in = ${version} limit 1
  `.execute(charters(act.db));
  return rows.length > 0;
}
