import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { UnitId } from '../../units/index.ts';
import { sittingColumns } from '../sittings/queries.ts';
import type { Sitting, SittingId } from '../sittings/model.ts';
import { meetings } from '../tables.ts';
import type { Amendment, Minutes } from './model.ts';

/** What is on record of the meeting; undefined when nobody has written anything. */
export async function minutesOf(db: Db, sitting: SittingId): Promise<Minutes | undefined> {
  const { rows } = await sql<Minutes>`
    select sitting, body, saved_at as "savedAt", revision, published_at as "publishedAt" from meetings.minutes where sitting = ${sitting}
  `.execute(meetings(db));
  return rows[0];
}

/** When the minutes of the meeting were published; null when they were not. */
export const publishedAtOf = async (db: Db, sitting: SittingId): Promise<Date | null> =>
  (await minutesOf(db, sitting))?.publishedAt ?? null;

/** What was amended, earliest first. */
export async function amendmentsTo(db: Db, sitting: SittingId): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`
    select id, body, reason, amended_at as "amendedAt" from meetings.amendment where sitting = ${sitting} order by id
  `.execute(meetings(db));
  return rows;
}

/** Meetings of these bodies that are over and whose minutes are not out, the oldest first, at most 100. */
export async function sittingsWithoutMinutes(db: Db, units: readonly UnitId[], at: Date): Promise<Sitting[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<Sitting>`
    select ${sittingColumns} from meetings.sitting
    where unit = any(${units}::integer[]) and state <> 'cancelled' and ends_at <= ${at}
      and not exists (select from meetings.minutes where minutes.sitting = sitting.id and minutes.published_at is not null)
    order by ends_at, id limit 100
  `.execute(meetings(db));
  return rows;
}
