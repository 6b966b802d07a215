import { sql } from 'kysely';
import type { PetitionId } from '../../charters/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { steps } from '../tables.ts';
import type { OpenMeeting } from './model.ts';

/** All open meetings on a petition, the earliest announced first. */
export async function openMeetingsOn(db: Db, petition: PetitionId): Promise<OpenMeeting[]> {
  const { rows } = await sql<OpenMeeting>`
    select id, stage, held_on as "heldOn", to_char(begins, 'HH24:MI') as begins, place, link, announced_at as "announcedAt",
           called_off_at as "calledOffAt", attendance, minute, recorded_at as "recordedAt"
    from steps.open_meeting where petition = ${petition} order by announced_at, id
  `.execute(steps(db));
  return rows;
}
