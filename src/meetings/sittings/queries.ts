import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import { meetings } from '../tables.ts';
import type { Sitting, SittingId } from './model.ts';

/** A sitting as all of them are read. */
export const sittingColumns = sql`
  sitting.id, sitting.unit, sitting.name, sitting.begins_at as "beginsAt", sitting.ends_at as "endsAt", sitting.place, sitting.link,
  sitting.in_world as "inWorld", sitting.open_to_guests as "openToGuests", sitting.file_by as "fileBy", sitting.calendar_on as "calendarOn",
  sitting.state, sitting.cancelled_because as "cancelledBecause", sitting.announced_at as "announcedAt", sitting.changed_at as "changedAt", sitting.revision,
  sitting.agenda_published_at as "agendaPublishedAt", sitting.guests
`;

async function sittingsWhere(db: Db, condition: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    select ${sittingColumns} from meetings.sitting where ${condition} ${rest}
  `.execute(meetings(db));
  return rows;
}

const soonestFirst = sql`order by sitting.begins_at, sitting.id`;
const latestFirst = sql`order by sitting.begins_at desc, sitting.id desc`;

/** The sitting; undefined when there is none. */
export async function sittingOf(db: Db, id: SittingId): Promise<Sitting | undefined> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) return undefined;
  const [sitting] = await sittingsWhere(db, sql`sitting.id = ${id}`, sql``);
  return sitting;
}

/** The sitting as anyone may see it: that a body meets is public. @throws NotFound */
export async function seeSitting(db: Db, id: SittingId): Promise<Sitting> {
  const sitting = await sittingOf(db, id);
  if (!sitting) throw new NotFound();
  return sitting;
}

/** The sitting, held against every other change until the act is over. @throws NotFound */
export async function sittingForChange(db: Db, id: SittingId): Promise<Sitting> {
  const [sitting] = await sittingsWhere(db, sql`sitting.id = ${id}`, sql`for update`);
  if (!sitting) throw new NotFound();
  return sitting;
}

/** Which sittings are wanted. */
export interface SittingsWanted {
  /** Of this body alone. */
  readonly unit?: UnitId;
  /** Only those that are not over at the instant, the soonest first. */
  readonly endingAfter?: Date;
  /** Only those that are over by the instant, the latest first. */
  readonly endedBy?: Date;
  /** Only those that are in force: announced or held. */
  readonly standing?: boolean;
  /** 50 unless told. */
  readonly most?: number;
  readonly from?: number;
}

/** Sittings of all bodies, the latest first; of those that are to come, the soonest. */
export function sittingsBy(db: Db, wanted: SittingsWanted): Promise<Sitting[]> {
  const order = wanted.endingAfter ? soonestFirst : latestFirst;
  return sittingsWhere(db, conditionOf(wanted), sql`${order} limit ${wanted.most ?? 50} offset ${wanted.from ?? 0}`);
}

/** Sittings of one body, the latest first; of those that are to come, the soonest. */
export const sittingsOf = (db: Db, unit: UnitId, wanted: Omit<SittingsWanted, 'unit'> = {}): Promise<Sitting[]> =>
  sittingsBy(db, { ...wanted, unit });

/** How many there are. */
export async function countSittings(db: Db, wanted: SittingsWanted): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from meetings.sitting where ${conditionOf(wanted)}
  `.execute(meetings(db));
  return rows[0]!.count;
}

function conditionOf({ unit, endingAfter, endedBy, standing }: SittingsWanted): RawBuilder<unknown> {
  return sql.join(
    [
      sql`true`,
      ...(unit === undefined ? [] : [sql`sitting.unit = ${unit}`]),
      ...(endingAfter ? [sql`sitting.ends_at > ${endingAfter}`] : []),
      ...(endedBy ? [sql`sitting.ends_at <= ${endedBy}`] : []),
      ...(standing ? [sql`sitting.state <> 'cancelled'`] : []),
    ],
    sql` and `,
  );
}

/** The days of the calendar in whose place a sitting of the body stands, also one that was cancelled. */
export async function calendarDaysTaken(db: Db, unit: UnitId): Promise<CalendarDay[]> {
  const { rows } = await sql<{ on: CalendarDay }>`
    select calendar_on as "on" from meetings.sitting where unit = ${unit} and calendar_on is not null
  `.execute(meetings(db));
  return rows.map(({ on }) => on);
}
