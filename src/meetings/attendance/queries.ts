import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import { membersOfBody } from '../bodies.ts';
import type { Sitting, SittingId } from '../sittings/model.ts';
import { meetings } from '../tables.ts';
import type { Attendance, AttendanceMode, WrittenComment } from './model.ts';

/** Who took part in the meeting, as far as it is recorded. */
export async function attendanceOf(db: Db, sitting: SittingId): Promise<Attendance> {
  const { rows } = await sql<{ person: PersonId | null; mode: AttendanceMode; guests: number }>`
    select attendance.person, attendance.mode, sitting.guests
    from meetings.sitting left join meetings.attendance on attendance.sitting = sitting.id
    where sitting.id = ${sitting} order by attendance.person
  `.execute(meetings(db));
  return {
    members: rows.flatMap(({ person, mode }) => (person === null ? [] : [{ person, mode }])),
    guests: rows[0]?.guests ?? 0,
  };
}

/** Who took part, by name: in the order of the alphabet. */
export interface NamedAttendance {
  /** An empty name is that of somebody whom the roll has erased. */
  readonly attended: readonly { readonly name: string; readonly mode: AttendanceMode }[];
  readonly guests: number;
  /** How many members the body had on the day. */
  readonly members: number;
}

export async function namedAttendance(
  db: Db,
  { id, unit, beginsAt }: Pick<Sitting, 'id' | 'unit' | 'beginsAt'>,
  zone: string,
): Promise<NamedAttendance> {
  const [{ members: recorded, guests }, body] = await Promise.all([
    attendanceOf(db, id),
    membersOfBody(db, unit, dayOf(beginsAt, zone)),
  ]);
  const persons = await personsOf(
    db,
    recorded.map(({ person }) => person),
  );
  const attended = recorded.map(({ person, mode }) => ({ name: persons.get(person)?.name ?? '', mode }));
  return {
    attended: attended.toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
    guests,
    members: Math.max(body.length, recorded.length),
  };
}

/** What members wrote to the meeting: of the whole first, then by item, the earliest first. */
export async function writtenCommentsOn(db: Db, sitting: SittingId): Promise<WrittenComment[]> {
  const { rows } = await sql<WrittenComment>`
    select comment.id, comment.item, comment.person, comment.body, comment.written_at as "writtenAt"
    from meetings.written_comment comment left join meetings.agenda_item item on item.id = comment.item
    where comment.sitting = ${sitting} and comment.erased_at is null order by item.place nulls first, comment.id
  `.execute(meetings(db));
  return rows;
}

/** What is kept here about a person: where they were, and what they wrote. */
export async function meetingRecordsOf(db: Db, person: PersonId) {
  const attended = await sql<{ sitting: SittingId; mode: AttendanceMode }>`
    select sitting, mode from meetings.attendance where person = ${person} order by sitting
  `.execute(meetings(db));
  const written = await sql<{ sitting: SittingId; item: number | null; body: string; writtenAt: Date }>`
    select sitting, item, body, written_at as "writtenAt" from meetings.written_comment
    where person = ${person} and erased_at is null order by id
  `.execute(meetings(db));
  return { attended: attended.rows, comments: written.rows };
}
