import { performer, type Act, type Actor } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { foundUnit } from './structure/commands.ts';
import type { NewUnit, UnitId } from './structure/model.ts';

/** A unit of the structure, founded by the act; all of it can be told otherwise. */
export function aUnit(act: Act, founding: Partial<NewUnit> = {}): Promise<{ id: UnitId; slug: string }> {
  return foundUnit(act, {
    name: 'Sustainability Round Table',
    acronym: 'SustainRT',
    kind: 'round table',
    charge: 'Sustainability of libraries and communities: exchange, curriculum, collections, green buildings.',
    topics: ['sustainability'],
    ...founding,
  });
}

/** Acts in the tests: by whom, with which words, at noon of 23 November 2026 in Chicago unless told. */
export function acting(
  database: Database,
): <T>(
  actor: Partial<Omit<Actor, 'grants'>> & { grants?: readonly string[] },
  work: (act: Act) => Promise<T>,
) => Promise<T> {
  const perform = performer(database, 'America/Chicago');
  return ({ by = null, at = new Date('2026-11-23T18:00:00Z'), grants = ['units.edit', 'posts.edit'] }, work) =>
    perform({ by, at, grants: new Set(grants) }, work);
}
