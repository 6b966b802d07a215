import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { agendaOf } from '../agenda/queries.ts';
import { membersOfBody } from '../bodies.ts';
import { note } from '../facts.ts';
import { publishedAtOf } from '../minutes/queries.ts';
import { sittingKept } from '../sittings/commands/announcing.ts';
import type { SittingId } from '../sittings/model.ts';
import { sittingForChange } from '../sittings/queries.ts';
import { meetings } from '../tables.ts';
import type { Attendance, Writing } from './model.ts';
import { impedimentsToRecording, impedimentsToWriting } from './rules.ts';

/** Records who took part, in place of what was recorded before.  Whoever is no member on the day is left out. @throws Refused */
export async function recordAttendance(act: Act, id: SittingId, { members, guests }: Attendance): Promise<void> {
  const sitting = await sittingKept(act, id);
  refuseIf(impedimentsToRecording(sitting, { at: act.at, minutesPublishedAt: await publishedAtOf(act.db, id) }));
  const body = new Set(await membersOfBody(act.db, sitting.unit, dayOf(sitting.beginsAt, act.zone)));
  const rows = members.filter(({ person }) => body.has(person));
  const db = meetings(act.db);
  await sql`delete from meetings.attendance where sitting = ${id}`.execute(db);
  await sql`
    insert into meetings.attendance (sitting, person, mode, recorded_by, recorded_at)
    select ${id}, person, mode, ${act.by}, ${act.at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (person uuid, mode text)
  `.execute(db);
  await sql`update meetings.sitting set guests = ${guests} where id = ${id}`.execute(db);
  note(act, { kind: 'meetings.attendance-recorded', sitting: id });
}

/** A member excuses themselves, or takes it back, and writes what the body should know. @throws Refused */
export async function writeToSitting(act: Act, id: SittingId, { excused, comments }: Writing): Promise<void> {
  const sitting = await sittingForChange(act.db, id);
  const person = act.by;
  const body = await membersOfBody(act.db, sitting.unit, dayOf(sitting.beginsAt, act.zone));
  const isMember = person !== null && body.includes(person);
  refuseIf(impedimentsToWriting(sitting, { isMember, at: act.at }));
  await excuse(act, id, person!, excused);
  await keepComments(act, id, person!, comments);
  note(act, { kind: 'meetings.comments-written', sitting: id });
}

async function excuse(act: Act, id: SittingId, person: PersonId, excused: boolean): Promise<void> {
  const db = meetings(act.db);
  if (excused) {
    await sql`
      insert into meetings.attendance (sitting, person, mode, recorded_by, recorded_at)
      values (${id}, ${person}, 'excused', ${person}, ${act.at})
      on conflict (sitting, person) do update set mode = 'excused', recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
    `.execute(db);
    return;
  }
  await sql`
    delete from meetings.attendance where sitting = ${id} and person = ${person} and mode = 'excused'
  `.execute(db);
}

/** What reads as before keeps its instant. Items of other meetings are passed over. */
async function keepComments(act: Act, id: SittingId, person: PersonId, comments: Writing['comments']): Promise<void> {
  const known = new Set((await agendaOf(act.db, id)).map((item) => item.id));
  const rows = [...comments]
    .filter(([item]) => item === null || known.has(item))
    .map(([item, body]) => ({ item, body: body.trim() }));
  const db = meetings(act.db);
  await sql`
    insert into meetings.written_comment as kept (sitting, item, person, body, written_at)
    select ${id}, item, ${person}, body, ${act.at}
    from jsonb_to_recordset(${JSON.stringify(rows.filter(({ body }) => body))}::jsonb) as row (item integer, body text)
    on conflict (sitting, person, coalesce(item, 0)) do update
    set body = excluded.body, written_at = excluded.written_at where kept.body <> excluded.body
  `.execute(db);
  const emptied = rows.filter(({ body }) => !body).map(({ item }) => item ?? 0);
  await sql`
    delete from meetings.written_comment
    where sitting = ${id} and person = ${person} and coalesce(item, 0) = any(${emptied}::integer[])
  `.execute(db);
}
