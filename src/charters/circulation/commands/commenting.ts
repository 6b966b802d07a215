import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { petitionForChange } from '../../petitions/commands/locks.ts';
import { editableStates, type PetitionId } from '../../petitions/model.ts';
import { isOrganizer } from '../../petitions/queries.ts';
import { charters } from '../../tables.ts';
import type { Answer, Comment } from '../model.ts';
import { commentById, countComments, latestVersion, seeCirculation, versionsOf, type Way } from '../queries.ts';
import {
  impedimentsToAnswering,
  impedimentsToCommenting,
  impedimentsToTakingAway,
  versionsAfter,
} from '../rules/commenting.ts';
import { paragraphsOf } from '../rules/paragraphs.ts';

/** What a member says, and of what: the version that they read, and its paragraph. */
export type Said = Pick<Comment, 'version' | 'paragraph' | 'body'>;

/**
 * Adds the acting member's comment, under their name.  What they have said to the letter already is not said twice.
 *
 * @returns its number
 * @throws NotFound, Refused
 */
export async function makeComment(act: Act, key: Buffer, way: Way, said: Said): Promise<number> {
  const { petition } = (await seeCirculation(act, key, way)).circulation;
  await petitionForChange(act, petition);
  // Asked again once the lock is held: the text may have been frozen, or the link taken back, in between.
  const seen = await seeCirculation(act, key, way);
  const counts = await countComments(act.db, petition, act.by);
  refuseIf(impedimentsToCommenting(seen.circulation, { isOrganizer: seen.isOrganizer, ...counts }));
  const version = (await versionsOf(act.db, petition)).find(({ number }) => number === said.version);
  if (!version || (said.paragraph !== null && said.paragraph > paragraphsOf(version.purpose).length))
    refuse('paragraph-unknown');
  const before = await sameComment(act, petition, said);
  if (before !== undefined) return before;

  const { rows } = await sql<{ id: number }>`
    insert into charters.comment (petition, version, paragraph, person, body, made_at)
    values (${petition}, ${said.version}, ${said.paragraph}, ${act.by}, ${said.body}, ${act.at}) returning id
  `.execute(charters(act.db));
  const { id } = rows[0]!;
  note(act, { kind: 'charters.comment-made', petition, comment: id });
  return id;
}

/** The button was pressed twice, or the page was sent again. */
async function sameComment(act: Act, petition: PetitionId, said: Said): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from charters.comment
    where petition = ${petition} and person = ${act.by} and version = ${said.version}
      and paragraph is not distinct from ${said.paragraph} and body = ${said.body} limit 1
  `.execute(charters(act.db));
  return rows[0]?.id;
}

/**
 * The organizers say what became of a comment; a later answer replaces an earlier one.  They may also after the text is frozen.
 *
 * @throws NotFound, Refused
 */
export async function answerComment(act: Act, id: PetitionId, comment: number, answer: Answer): Promise<void> {
  const petition = await petitionForChange(act, id);
  if (!act.by || !(await isOrganizer(act.db, id, act.by))) refuse('not-an-organizer');
  const [found, latest] = [await commentById(act.db, comment), await latestVersion(act.db, id)];
  if (!latest || found?.petition !== id) throw new NotFound();
  refuseIf(impedimentsToTakingAway(found));
  const mayGrow = editableStates.includes(petition.state);
  refuseIf(impedimentsToAnswering(answer, versionsAfter(found.version, latest.number, mayGrow)));

  await sql`
    update charters.comment
    set answer = ${answer.code}, answer_line = ${answer.line}, taken_up_in = ${answer.code === 'taken-up' ? answer.takenUpIn : null}, answered_at = ${act.at}
    where id = ${comment}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.comment-answered', petition: id, comment, code: answer.code });
}
