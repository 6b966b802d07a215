import type { Visit } from '../../platform/act/index.ts';
import { pastOfGroup } from '../../charters/index.ts';
import { formerlyOf, countParticipants, openRolesOf, type Group } from '../../groups/index.ts';
import type { Given, ListTold } from '../given.ts';

/** What a group has. */
export interface Belongings {
  readonly participants: number;
  /** Roles that are held or offered. */
  readonly roles: number;
  readonly lists: readonly ListTold[];
  readonly openPromises: number;
  readonly petitions: readonly number[];
  readonly formerNames: readonly string[];
}

/** What a group has, as far as the visitor may know of it. */
export async function belongingsOf(
  visit: Visit,
  group: Group,
  { talk, promises }: Pick<Given, 'talk' | 'promises'>,
): Promise<Belongings> {
  const [count, roles, lists, promised, petitions] = await Promise.all([
    countParticipants(visit.db, group.id),
    openRolesOf(visit.db, group.id),
    talk(visit, group),
    promises(visit, group),
    pastOfGroup(visit.db, group.id, visit.zone),
  ]);
  return {
    participants: count.all,
    roles: roles.length,
    lists,
    openPromises: promised.filter(({ outcome }) => outcome === null).length,
    petitions: petitions.map(({ petition }) => petition),
    formerNames: formerlyOf(group).map(({ name }) => name),
  };
}
