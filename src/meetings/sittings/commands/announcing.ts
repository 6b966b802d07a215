import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { unitsById, type UnitId } from '../../../units/index.ts';
import { mustKeep } from '../../bodies.ts';
import { note } from '../../facts.ts';
import { meetings } from '../../tables.ts';
import type { NewSitting, Sitting, SittingDetails, SittingId } from '../model.ts';
import { calendarDaysTaken, sittingForChange } from '../queries.ts';
import {
  impedimentsOfDetails,
  impedimentsToAnnouncing,
  impedimentsToCancelling,
  impedimentsToChanging,
  isMovedBy,
} from '../rules.ts';

/** Announces a meeting of a body; one of the past may be entered late. @throws Refused */
export async function announceSitting(act: Act, sitting: NewSitting): Promise<SittingId> {
  await mustKeep(act, sitting.unit);
  await lockBody(act, sitting.unit);
  const unit = (await unitsById(act.db, [sitting.unit])).get(sitting.unit);
  if (!unit) throw new NotFound();
  const taken = await calendarDaysTaken(act.db, sitting.unit);
  refuseIf(impedimentsToAnnouncing(sitting, { zone: act.zone, discontinuedOn: unit.discontinuedOn, taken }));
  const { rows } = await sql<{ id: SittingId }>`
    insert into meetings.sitting
      (unit, name, begins_at, ends_at, place, link, in_world, open_to_guests, file_by, calendar_on, announced_by, announced_at, changed_at)
    values (${sitting.unit}, ${sitting.name}, ${sitting.beginsAt}, ${sitting.endsAt}, ${sitting.place}, ${sitting.link}, ${sitting.inWorld},
            ${sitting.openToGuests}, ${sitting.fileBy}, ${sitting.calendarOn}, ${act.by}, ${act.at}, ${act.at})
    returning id
  `.execute(meetings(act.db));
  const { id } = rows[0]!;
  note(act, { kind: 'meetings.sitting-announced', sitting: id, unit: sitting.unit });
  return id;
}

/** Two keepers of a body could each take the same day of the calendar. */
async function lockBody(act: Act, unit: UnitId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('meetings.sitting'), ${unit})`.execute(meetings(act.db));
}

/** Says something else of a sitting that is to come. @throws Refused */
export async function changeSitting(act: Act, id: SittingId, details: SittingDetails): Promise<void> {
  const sitting = await sittingKept(act, id);
  refuseIf([...impedimentsToChanging(sitting), ...impedimentsOfDetails(details, act.zone)]);
  await sql`
    update meetings.sitting
    set name = ${details.name}, begins_at = ${details.beginsAt}, ends_at = ${details.endsAt}, place = ${details.place}, link = ${details.link},
        in_world = ${details.inWorld}, open_to_guests = ${details.openToGuests}, file_by = ${details.fileBy},
        changed_at = ${act.at}, revision = revision + 1
    where id = ${id}
  `.execute(meetings(act.db));
  const moved = isMovedBy(sitting, details);
  note(act, { kind: 'meetings.sitting-changed', sitting: id, revision: sitting.revision + 1, moved });
}

/** A sitting does not take place, and everybody reads why. @throws Refused */
export async function cancelSitting(act: Act, id: SittingId, because: string): Promise<void> {
  refuseIf(impedimentsToCancelling(await sittingKept(act, id), because));
  await sql`
    update meetings.sitting
    set state = 'cancelled', cancelled_because = ${because.trim()}, changed_at = ${act.at}, revision = revision + 1 where id = ${id}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.sitting-cancelled', sitting: id });
}

/** The sitting, held against every other change, if the acting person keeps the meetings of its body. @throws NotFound, Refused */
export async function sittingKept(act: Act, id: SittingId): Promise<Sitting> {
  const sitting = await sittingForChange(act.db, id);
  await mustKeep(act, sitting.unit);
  return sitting;
}
