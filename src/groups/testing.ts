import { performer, type Act, type Actor } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { openGroup } from './registry/commands.ts';
import type { GroupId, NewGroup } from './registry/model.ts';

/** A group in term, opened by the act; all of it can be told otherwise. */
export async function aGroup(act: Act, opening: Partial<NewGroup> = {}): Promise<{ id: GroupId; slug: string }> {
  return openGroup(act, {
    name: 'Libraries and Climate Resilience',
    purpose:
      'Members who prepare their libraries for heat, flood, fire and failing power, and help the people around them to do the same.',
    topics: ['sustainability'],
    organizers: [],
    participation: 'members',
    policy: { id: 'ala-mig', version: '2014' },
    ...opening,
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
  return ({ by = null, at = new Date('2026-11-23T18:00:00Z'), grants = [] }, work) =>
    perform({ by, at, grants: new Set(grants) }, work);
}
