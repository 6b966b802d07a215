import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { countParticipants, type Group, type GroupId } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { lifecycle } from '../tables.ts';
import type { Readiness } from './model.ts';
import type { Counted } from './rules.ts';

/** What the conveners of a group have brought forward. */
export async function readinessOf(db: Db, group: GroupId): Promise<Readiness> {
  const { rows } = await sql<Readiness>`
    select petition, officers, bylaws, revision from lifecycle.readiness where group_id = ${group}
  `.execute(lifecycle(db));
  return rows[0] ?? { petition: '', officers: '', bylaws: '', revision: 0 };
}

/** The size and the activity of a group: alike for everyone, so that nobody sees a figure that another does not. */
export async function countedOf(
  visit: Visit,
  group: Group,
  { talk, promises }: Pick<Given, 'talk' | 'promises'>,
): Promise<Counted> {
  const anybody: Visit = { ...visit, by: null, grants: new Set() };
  const [count, lists, promised] = await Promise.all([
    countParticipants(visit.db, group.id),
    talk(anybody, group),
    promises(anybody, group),
  ]);
  return {
    participants: count.all,
    messages: lists.reduce((sum, { inYear }) => sum + inYear, 0),
    promisesKept: promised.filter(({ outcome }) => outcome === 'met').length,
    promisesMade: promised.length,
  };
}
