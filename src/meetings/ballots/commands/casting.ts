import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import { refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { membersOfBody } from '../../bodies.ts';
import { note } from '../../facts.ts';
import { meetings } from '../../tables.ts';
import type { AnyPosition, Ballot, BallotId, Elector, Recusal, Subject } from '../model.ts';
import { ballotForChange, ballotsOn, electorsOf } from '../queries.ts';
import {
  impedimentsOfVote,
  impedimentsToRecusing,
  impedimentsToRemarking,
  impedimentsToVoting,
  isOver,
} from '../rules/taking-part.ts';
import { closeIfAllHaveVoted, tendConfirmation } from './closing.ts';

/** The acting member takes a position.  In an open ballot they may take another until the end. @throws Refused */
export async function castVote(
  act: Act,
  id: BallotId,
  { position, remark }: { readonly position: AnyPosition; readonly remark: string },
): Promise<void> {
  const { ballot, elector } = await takingPart(act, id);
  refuseIf([...impedimentsToVoting(ballot, elector, act.at), ...impedimentsOfVote(ballot, position, remark)]);
  if (ballot.positions === 'secret') await countInSecret(act, id, position);
  else {
    await writeVote(act, id, position);
    await writeRemark(act, id, remark);
    note(act, { kind: 'meetings.vote-cast', ballot: id, position });
  }
  if (ballot.confirming) await tendConfirmation(act, ballot);
  else await closeIfAllHaveVoted(act, ballot);
}

/** The acting member takes no part from now on; what they had voted by name is taken back. @throws Refused */
export async function recuseOneself(act: Act, id: BallotId): Promise<void> {
  const { ballot, elector } = await takingPart(act, id);
  refuseIf(impedimentsToRecusing(ballot, elector, act.at));
  await recuse(act, ballot, [{ person: act.by as PersonId, code: 'own' }]);
}

/**
 * Takes those members out of what is being voted on about a subject who, as has turned out, take no part; what they had voted by
 * name is taken back.  A secret vote stays: nobody can find it.  So does what was voted where the end has come.  Safe to repeat.
 */
export async function recuseOn(act: Act, subject: Subject, recusals: readonly Recusal[]): Promise<void> {
  for (const { id } of await ballotsOn(act.db, subject)) {
    const ballot = await ballotForChange(act.db, id);
    if (!isOver(ballot, act.at)) await recuse(act, ballot, recusals);
  }
}

async function recuse(act: Act, ballot: Ballot, recusals: readonly Recusal[]): Promise<void> {
  const { id, positions } = ballot;
  let fewer = false;
  for (const { person, code } of recusals) {
    const { rows } = await sql`
      update meetings.elector set recused = ${code}, has_voted = false
      where ballot = ${id} and person = ${person} and recused is null and (${positions} = 'open' or not has_voted) returning person
    `.execute(meetings(act.db));
    if (rows.length === 0) continue;
    fewer = true;
    await sql`delete from meetings.vote where ballot = ${id} and person = ${person}`.execute(meetings(act.db));
    note(act, { kind: 'meetings.member-recused', ballot: id, code });
  }
  if (!fewer) return;
  if (ballot.confirming) await tendConfirmation(act, ballot);
  else await closeIfAllHaveVoted(act, ballot);
}

/** What the acting member has to say, besides a vote or without one; a later remark takes the place of an earlier one. @throws Refused */
export async function makeRemark(act: Act, id: BallotId, body: string): Promise<void> {
  const { ballot, elector } = await takingPart(act, id);
  refuseIf(impedimentsToRemarking(ballot, elector, act.at));
  await writeRemark(act, id, body);
}

/**
 * Holds the ballot, and gives what the actor is in it.  Somebody who has left the body since takes no part, whatever right to
 * vote another body gives them.
 *
 * @throws Refused
 */
async function takingPart(act: Act, id: BallotId): Promise<{ ballot: Ballot; elector: Elector | undefined }> {
  const ballot = await ballotForChange(act.db, id);
  const elector = (await electorsOf(act.db, id)).find(({ person }) => person === act.by);
  const hasLeft = elector && !(await membersOfBody(act.db, ballot.unit, act.today)).includes(elector.person);
  if (hasLeft || !act.grants.has('docket.vote')) refuse('not-granted', { grant: 'docket.vote' });
  return { ballot, elector };
}

async function writeVote(act: Act, ballot: BallotId, position: AnyPosition): Promise<void> {
  await sql`
    insert into meetings.vote (ballot, person, position, cast_at) values (${ballot}, ${act.by}, ${position}, ${act.at})
    on conflict (ballot, person) do update set position = excluded.position, cast_at = excluded.cast_at
  `.execute(meetings(act.db));
  await sql`
    update meetings.elector set has_voted = true where ballot = ${ballot} and person = ${act.by}
  `.execute(meetings(act.db));
}

/** Nothing said is nothing kept. */
async function writeRemark(act: Act, ballot: BallotId, body: string): Promise<void> {
  if (!body.trim()) {
    await sql`delete from meetings.remark where ballot = ${ballot} and person = ${act.by}`.execute(meetings(act.db));
    return;
  }
  await sql`
    insert into meetings.remark (ballot, person, body, made_at) values (${ballot}, ${act.by}, ${body.trim()}, ${act.at})
    on conflict (ballot, person) do update set body = excluded.body, made_at = excluded.made_at
  `.execute(meetings(act.db));
}

/**
 * That somebody has voted is written to all members of the ballot, and what was voted to all positions: PostgreSQL marks a row
 * with the transaction that wrote it last, and a voter and a position alone would bear the same mark.
 */
async function countInSecret(act: Act, ballot: BallotId, position: AnyPosition): Promise<void> {
  await sql`
    update meetings.elector set has_voted = has_voted or person = ${act.by} where ballot = ${ballot}
  `.execute(meetings(act.db));
  await sql`
    update meetings.secret_count set votes = votes + (position = ${position})::integer where ballot = ${ballot}
  `.execute(meetings(act.db));
}
