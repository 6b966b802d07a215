import { performer, type Act, type Actor, type PersonId } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { fillPost, type UnitId } from '../units/index.ts';
import { aUnit } from '../units/testing.ts';
import { announceSitting } from './sittings/commands/announcing.ts';
import type { NewSitting, SittingId } from './sittings/model.ts';

/** A meeting of a body in January 2027, announced by the act; all of it can be told otherwise. */
export function aSitting(act: Act, announcing: Partial<NewSitting> & Pick<NewSitting, 'unit'>): Promise<SittingId> {
  return announceSitting(act, {
    name: 'Midwinter 2027',
    beginsAt: new Date('2027-01-23T15:00:00Z'),
    endsAt: new Date('2027-01-23T18:00:00Z'),
    place: 'Room 204, convention center',
    link: 'https://meet.example.org/coo',
    inWorld: '',
    openToGuests: false,
    fileBy: '2026-12-26',
    calendarOn: null,
    ...announcing,
  });
}

const at = new Date('2026-11-23T18:00:00Z');
const editing = ['units.edit', 'posts.edit', 'administration'];

/** A body that meets. */
export async function aBody(database: Database, name: string): Promise<UnitId> {
  const { id } = await acting(database)({ at, grants: editing }, (act) => aUnit(act, { name, acronym: '' }));
  return id;
}

/** Gives somebody an office of a body from 2020 on, and with it the rights that the association's file names. */
export async function inOffice(database: Database, person: PersonId, unit: UnitId, office: string): Promise<void> {
  await acting(database)({ at, grants: editing }, (act) =>
    fillPost(act, { unit, office, person, fromOn: '2020-01-01', untilOn: null }, [office]),
  );
}

/** Acts in the tests: by whom, with which words, at noon of 23 November 2026 in Chicago unless told. */
export function acting(
  database: Database,
): <T>(
  actor: Partial<Omit<Actor, 'grants'>> & { grants?: readonly string[] },
  work: (act: Act) => Promise<T>,
) => Promise<T> {
  const perform = performer(database, 'America/Chicago');
  return ({ by = null, at: instant = at, grants = ['meetings.keep'] }, work) =>
    perform({ by, at: instant, grants: new Set(grants) }, work);
}
