import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { mustJudge } from '../../grants.ts';
import { petitionForChange } from '../../petitions/commands/locks.ts';
import type { ComplaintCode } from '../../petitions/commands/suspending.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { charters } from '../../tables.ts';
import type { Comment, GoneCode } from '../model.ts';
import { commentById, reportedComment, seeComment, type Way } from '../queries.ts';
import { impedimentsToTakingAway } from '../rules/commenting.ts';

/**
 * The author takes a comment back, also once comments are closed: its words go, and that it was there stays.
 *
 * @throws NotFound for everybody else's; Refused with `comment-gone`
 */
export async function withdrawComment(act: Act, key: Buffer, way: Way, id: number): Promise<void> {
  const comment = await commentForChange(act, await seeComment(act, key, way, id));
  if (comment.person !== act.by) throw new NotFound();
  refuseIf(impedimentsToTakingAway(comment));
  await sql`
    update charters.comment set withdrawn_at = ${act.at}, body = '', told_at = coalesce(told_at, ${act.at}) where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.comment-withdrawn', petition: comment.petition, comment: id });
}

/** Whoever may read a comment reports it to staff, who see this comment and nothing else of a draft. @throws NotFound, Refused */
export async function reportComment(
  act: Act,
  key: Buffer,
  way: Way,
  reported: { readonly comment: number; readonly code: ComplaintCode; readonly remark: string },
): Promise<void> {
  const { comment: id, code, remark } = reported;
  const comment = await seeComment(act, key, way, id);
  refuseIf(impedimentsToTakingAway(comment));
  await sql`
    insert into charters.complaint (petition, comment, code, remark, made_by, made_at)
    values (${comment.petition}, ${id}, ${code}, ${remark}, ${act.by}, ${act.at})
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-reported', petition: comment.petition, code });
}

/** Staff take a comment down that was reported; its reports are settled with it. @throws NotFound, Refused */
export async function takeCommentDown(act: Act, petition: PetitionId, id: number, code: GoneCode): Promise<void> {
  await petitionForChange(act, petition);
  await mustJudge(act, petition, 'petitions.screen');
  const comment = await reportedComment(act.db, petition, id);
  if (!comment) throw new NotFound();
  refuseIf(impedimentsToTakingAway(comment));
  await sql`
    update charters.comment
    set taken_down_by = ${act.by}, taken_down_at = ${act.at}, taken_down_code = ${code}, told_at = coalesce(told_at, ${act.at})
    where id = ${id}
  `.execute(charters(act.db));
  await sql`
    update charters.complaint set settled_by = ${act.by}, settled_at = ${act.at} where comment = ${id} and settled_at is null
  `.execute(charters(act.db));
  note(act, { kind: 'charters.comment-taken-down', petition, comment: id, code });
}

/** The comment once the petition is held against every other change. */
async function commentForChange(act: Act, seen: Comment & { petition: PetitionId }) {
  await petitionForChange(act, seen.petition);
  return (await commentById(act.db, seen.id)) ?? seen;
}
