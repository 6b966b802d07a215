import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { putFile } from '../../../platform/files/index.ts';
import { refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { presentModes } from '../../attendance/model.ts';
import { attendanceOf } from '../../attendance/queries.ts';
import { membersOfBody } from '../../bodies.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { sittingOf } from '../../sittings/queries.ts';
import { meetings } from '../../tables.ts';
import type { BallotId, Tally } from '../model.ts';
import { tally } from '../rules/counting.ts';
import { figuresOf, impedimentsToRecording, type RoomNames, type RoomVote } from '../rules/recording.ts';
import { closeWith } from './closing.ts';
import { insertBallot, insertElectors, type NewBallot } from './opening.ts';

/** A question that was put in the room. */
export type RoomQuestion = Pick<NewBallot, 'unit' | 'subject' | 'question' | 'href' | 'rule' | 'recused' | 'openedBy'>;

/**
 * Records a vote that was taken in the room: the ballot, and what came of it, at once.  Whoever calls has asked whether the
 * actor may.
 *
 * @param sheet the scan of the sheet, if there is one
 * @throws Refused with all that `impedimentsToRecording` finds, or for the file
 */
export async function recordRoomVote(
  act: Act,
  question: RoomQuestion,
  vote: RoomVote,
  sheet: Uint8Array | null = null,
): Promise<{ readonly ballot: BallotId; readonly tally: Tally }> {
  refuseIf(await impedimentsInRoom(act, question, vote));
  const members = await membersOfBody(act.db, question.unit, vote.decidedOn);
  const id = await insertBallot(act, {
    ...question,
    sitting: vote.sitting,
    way: 'room',
    positions: vote.counted.by === 'name' ? 'open' : 'secret',
    confirming: null,
    opensAt: act.at,
    closesAt: null,
  });
  const own = vote.counted.by === 'name' ? recusedInRoom(vote.counted) : [];
  await insertElectors(act, id, members, [...own, ...question.recused]);
  if (vote.counted.by === 'name') await insertVotes(act, id, vote.counted);
  const { mover, seconder, minute } = vote;
  const sha256 = sheet && (await putFile(act, sheet));
  await meetings(act.db)
    .updateTable('meetings.ballot')
    .set({ mover, seconder, minute, sheet_sha256: sha256 })
    .where('id', '=', id)
    .execute();
  const came = tally(figuresOf(vote.counted), question.rule);
  await closeWith(act, { id, subject: question.subject }, came, vote.decidedOn);
  return { ballot: id, tally: came };
}

/** What keeps a vote from being recorded as it was written down; empty when nothing does. */
export async function impedimentsInRoom(
  { db, today, zone }: Pick<Act, 'db' | 'today' | 'zone'>,
  { unit, recused }: Pick<RoomQuestion, 'unit' | 'recused'>,
  vote: RoomVote,
): Promise<Impediment[]> {
  const members = await membersOfBody(db, unit, vote.decidedOn);
  const sitting = vote.sitting === null ? undefined : await sittingOf(db, vote.sitting);
  const isOurs = sitting?.unit === unit && sitting.state !== 'cancelled';
  const sittings = new Map(isOurs ? [[sitting.id, dayOf(sitting.beginsAt, zone)] as const] : []);
  const attendance = isOurs ? (await attendanceOf(db, sitting.id)).members : [];
  const away = attendance.filter(({ person, mode }) => members.includes(person) && !presentModes.includes(mode));
  return impedimentsToRecording(vote, {
    today,
    members,
    sittings,
    away: away.map(({ person }) => person),
    recused: recused.map(({ person }) => person),
  });
}

/** Those who said in the room that they take no part. */
const recusedInRoom = ({ votes }: RoomNames) =>
  votes.filter(({ position }) => position === 'recuse').map(({ person }) => ({ person, code: 'own' }));

async function insertVotes(act: Act, ballot: BallotId, { votes }: RoomNames): Promise<void> {
  const cast = votes.filter(({ position }) => position !== 'recuse');
  await sql`
    insert into meetings.vote (ballot, person, position, cast_at)
    select ${ballot}, person, position, ${act.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(cast)}::jsonb) as row (person uuid, position text)
  `.execute(meetings(act.db));
  await sql`
    update meetings.elector set has_voted = true
    where ballot = ${ballot} and person = any(${cast.map(({ person }) => person)}::uuid[])
  `.execute(meetings(act.db));
}
