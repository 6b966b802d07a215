import { sql } from 'kysely';
import type { Act, PersonId, Visit } from '../../../platform/act/index.ts';
import { refuse, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import type { DraftText, Petition, PetitionId } from '../model.ts';
import { countDraftsOf, draftTextOf, isOrganizer } from '../queries.ts';
import { impedimentsToEditing, mostDrafts, type OrganizingRules } from '../rules.ts';
import { petitionForChange } from './locks.ts';
import { impedimentsOfOrganizer } from './membership.ts';

/** Who begins a petition, and under which rules. */
export interface Beginning {
  readonly by: PersonId;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly text: DraftText;
  /** The group that it asks to renew. */
  readonly renews?: string;
  /** The one who begins is the first organizer. */
  readonly organizer: { readonly name: string; readonly email: string };
}

/** What keeps somebody from beginning another petition. */
export async function impedimentsToBeginning(
  visit: Visit,
  by: PersonId,
  rules: OrganizingRules,
): Promise<Impediment[]> {
  const found = await impedimentsOfOrganizer(visit, by, rules);
  if ((await countDraftsOf(visit.db, by)) >= mostDrafts) found.push({ code: 'drafts-many', most: mostDrafts });
  return found;
}

/**
 * Begins a draft, which only its organizers see.  Two begun at one instant may be one more than is allowed, which harms nobody.
 *
 * @returns its number
 * @throws Refused
 */
export async function beginPetition(act: Act, beginning: Beginning, rules: OrganizingRules): Promise<PetitionId> {
  const { by, text, organizer, renews } = beginning;
  refuseIf(await impedimentsToBeginning(act, by, rules));
  const { rows } = await sql<{ id: PetitionId }>`
    insert into charters.petition (kind, group_id, policy_id, policy_version, state, title, purpose, open_to, edited_by, edited_at, begun_by, begun_at)
    values (${renews ? 'renew' : 'establish'}, ${renews ?? null}, ${beginning.policyId}, ${beginning.policyVersion}, 'draft', ${text.title}, ${text.purpose}, ${text.openTo}, ${by}, ${act.at}, ${by}, ${act.at})
    returning id
  `.execute(charters(act.db));
  const { id } = rows[0]!;
  await writeTopics(act, id, text.topics);
  await sql`
    insert into charters.organizer (petition, person, name, email, invited_at, accepted_at)
    values (${id}, ${by}, ${organizer.name}, ${organizer.email}, ${act.at}, ${act.at})
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-begun', petition: id });
  return id;
}

/**
 * Saves the text, if nobody has saved since `revision` was read.
 *
 * @returns the new revision
 * @throws Refused with `text-changed-meanwhile` when somebody has; what was typed is then kept by the page
 */
export async function saveText(act: Act, id: PetitionId, text: DraftText, revision: number): Promise<number> {
  const petition = await petitionForChange(act, id);
  refuseIf(await editing(act, petition));
  const present = await draftTextOf(act.db, petition);
  if (sameText(present, text)) return petition.revision;
  if (petition.revision !== revision)
    refuse('text-changed-meanwhile', { revision: petition.revision, editedAt: petition.editedAt.toISOString() });

  await (petition.state === 'returned' ? writeRedraft(act, id, text) : writeText(act, id, text));
  await sql`
    update charters.petition set revision = revision + 1, edited_by = ${act.by}, edited_at = ${act.at} where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.text-saved', petition: id, revision: petition.revision + 1 });
  return petition.revision + 1;
}

/** Makes the text of a petition this one. */
export async function writeText(act: Act, id: PetitionId, text: DraftText): Promise<void> {
  await sql`
    update charters.petition set title = ${text.title}, purpose = ${text.purpose}, open_to = ${text.openTo} where id = ${id}
  `.execute(charters(act.db));
  await writeTopics(act, id, text.topics);
}

async function writeRedraft(act: Act, id: PetitionId, text: DraftText): Promise<void> {
  await sql`
    insert into charters.redraft (petition, title, purpose, open_to, topics)
    values (${id}, ${text.title}, ${text.purpose}, ${text.openTo}, ${text.topics}::text[])
    on conflict (petition) do update
    set title = excluded.title, purpose = excluded.purpose, open_to = excluded.open_to, topics = excluded.topics
  `.execute(charters(act.db));
}

/** What keeps the acting person from editing. */
export async function editing(act: Act, petition: Petition): Promise<Impediment[]> {
  return impedimentsToEditing(petition, act.by !== null && (await isOrganizer(act.db, petition.id, act.by)));
}

function sameText(present: DraftText, text: DraftText): boolean {
  return (
    present.title === text.title &&
    present.purpose === text.purpose &&
    present.openTo === text.openTo &&
    [...present.topics].sort().join() === [...text.topics].sort().join()
  );
}

async function writeTopics(act: Act, id: PetitionId, topics: readonly string[]): Promise<void> {
  await sql`delete from charters.petition_topic where petition = ${id} and topic <> all(${topics}::text[])`.execute(
    charters(act.db),
  );
  await sql`
    insert into charters.petition_topic (petition, topic) select ${id}, topic from unnest(${topics}::text[]) as topic on conflict do nothing
  `.execute(charters(act.db));
}
