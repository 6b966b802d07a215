import type { PersonId, Visit } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { refuseIf, type Impediment } from '../platform/refusal/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import { holdersOfOffices, unitsWhereHeld, type UnitId } from '../units/index.ts';

/** The offices whose holders are the members of a body; its liaison and its secretary are not. */
const memberOffices = ['chair', 'member'];

/** The members of a body on a day, chair first, then those who have been on it longest; each once. */
export async function membersOfBody(db: Db, unit: UnitId, on: CalendarDay): Promise<PersonId[]> {
  return holdersOfOffices(db, unit, memberOffices, on);
}

/**
 * The bodies whose meetings the visitor keeps: those where a post gives them the word, and no others.  Nothing is asked for
 * a visitor who has the word nowhere.
 */
export async function bodiesKept({
  db,
  by,
  grants,
  today,
}: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>): Promise<UnitId[]> {
  if (!by || !grants.has('meetings.keep')) return [];
  return unitsWhereHeld(db, by, 'meetings.keep', today);
}

/** Whether the visitor keeps the meetings of the body. */
export async function keepsMeetings(
  visit: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>,
  unit: UnitId,
): Promise<boolean> {
  return (await bodiesKept(visit)).includes(unit);
}

/** What keeps the visitor from keeping the meetings of a body; empty when nothing does. */
export async function impedimentsToKeeping(
  visit: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>,
  unit: UnitId,
): Promise<Impediment[]> {
  return (await keepsMeetings(visit, unit)) ? [] : [{ code: 'not-granted', grant: 'meetings.keep' }];
}

/** @throws Refused with `not-granted` */
export async function mustKeep(visit: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>, unit: UnitId): Promise<void> {
  refuseIf(await impedimentsToKeeping(visit, unit));
}
