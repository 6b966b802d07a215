import { sql } from 'kysely';
import { advance, type PetitionId } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { steps } from '../tables.ts';
import { mustCarry, petitionAt, type Policies } from '../way/standing.ts';
import type { Announced, Held, OpenMeeting, OpenMeetingId } from './model.ts';
import { openMeetingsOn } from './queries.ts';
import { impedimentsToAnnouncing, impedimentsToRecording, standingAt, sufficed } from './rules.ts';

/** Organizers announce an open meeting; everybody reads it on the petition's page. @throws Refused */
export async function announceMeeting(
  act: Act,
  id: PetitionId,
  announced: Announced,
  given: Policies,
): Promise<OpenMeetingId> {
  const { petition, step } = await petitionAt(act, given, id, 'meeting');
  await mustCarry(act, id);
  const standing = standingAt(await openMeetingsOn(act.db, id), petition);
  refuseIf(impedimentsToAnnouncing(announced, step, { standing, today: act.today }));

  const { rows } = await sql<{ id: OpenMeetingId }>`
    insert into steps.open_meeting (petition, stage, held_on, begins, place, link, announced_by, announced_at)
    values (${id}, ${petition.stage}, ${announced.heldOn}, ${announced.begins}, ${announced.place.trim()}, ${announced.link.trim()},
            ${act.by}, ${act.at})
    returning id
  `.execute(steps(act.db));
  const meeting = rows[0]!.id;
  note(act, { kind: 'steps.meeting-announced', petition: id, meeting });
  return meeting;
}

/** The meeting that was announced is not held; another can be announced. @throws Refused */
export async function callMeetingOff(act: Act, id: PetitionId, given: Policies): Promise<void> {
  const { petition } = await petitionAt(act, given, id, 'meeting');
  await mustCarry(act, id);
  const meeting = await meetingAhead(act, petition);
  if (!meeting) refuse('no-meeting-to-record');
  await sql`update steps.open_meeting set called_off_at = ${act.at} where id = ${meeting.id}`.execute(steps(act.db));
  note(act, { kind: 'steps.meeting-called-off', petition: id, meeting: meeting.id });
}

/**
 * Organizers record who came and what was said; everybody reads it.  Where enough came, the petition moves on; else another meeting
 * can be announced.
 *
 * @returns whether it moved on
 * @throws Refused
 */
export async function recordMeeting(act: Act, id: PetitionId, held: Held, given: Policies): Promise<boolean> {
  const { petition, step } = await petitionAt(act, given, id, 'meeting');
  await mustCarry(act, id);
  const meeting = await meetingAhead(act, petition);
  refuseIf(impedimentsToRecording(meeting, held, step, act.today));

  await sql`
    update steps.open_meeting
    set attendance = ${held.attendance}, minute = ${held.minute.trim()}, recorded_by = ${act.by}, recorded_at = ${act.at}
    where id = ${meeting!.id}
  `.execute(steps(act.db));
  note(act, { kind: 'steps.meeting-recorded', petition: id, meeting: meeting!.id, attendance: held.attendance });
  const enough = sufficed(held, step);
  if (enough) await advance(act, petition);
  return enough;
}

/** The one that is announced and not yet recorded. */
async function meetingAhead(
  act: Act,
  petition: Parameters<typeof standingAt>[1] & { readonly id: PetitionId },
): Promise<OpenMeeting | undefined> {
  const standing = standingAt(await openMeetingsOn(act.db, petition.id), petition);
  return standing.find(({ recordedAt }) => recordedAt === null);
}
