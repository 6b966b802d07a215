import type { Db } from '../../platform/db/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { unitsById } from '../../units/index.ts';
import { agendaOf } from '../agenda/queries.ts';
import { namedAttendance, type NamedAttendance } from '../attendance/queries.ts';
import { sittingOf } from '../sittings/queries.ts';
import type { SittingId } from '../sittings/model.ts';
import { amendmentsTo, minutesOf } from './queries.ts';

/** Minutes as a document tells them, in whatever form it is written. */
export interface MinutesDocument extends NamedAttendance {
  readonly sitting: SittingId;
  /** “Midwinter 2027”. */
  readonly name: string;
  readonly body: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly inWorld: string;
  readonly items: readonly { readonly place: number; readonly title: string; readonly minute: string }[];
  readonly whole: string;
  readonly publishedOn: CalendarDay;
  readonly amendments: readonly { readonly on: CalendarDay; readonly body: string; readonly reason: string }[];
}

/** The published minutes of a meeting; undefined while there are none. */
export async function minutesDocument(db: Db, id: SittingId, zone: string): Promise<MinutesDocument | undefined> {
  const [sitting, minutes] = await Promise.all([sittingOf(db, id), minutesOf(db, id)]);
  if (!sitting || !minutes?.publishedAt) return undefined;
  const [units, attendance, items, amendments] = await Promise.all([
    unitsById(db, [sitting.unit]),
    namedAttendance(db, sitting, zone),
    agendaOf(db, id),
    amendmentsTo(db, id),
  ]);
  return {
    sitting: id,
    name: sitting.name,
    body: units.get(sitting.unit)!.name,
    beginsAt: sitting.beginsAt,
    endsAt: sitting.endsAt,
    place: sitting.place,
    inWorld: sitting.inWorld,
    ...attendance,
    items: items.map(({ place, title, minute }) => ({ place, title, minute })),
    whole: minutes.body,
    publishedOn: dayOf(minutes.publishedAt, zone),
    amendments: amendments.map(({ amendedAt, body, reason }) => ({ on: dayOf(amendedAt, zone), body, reason })),
  };
}
