import type { Act, Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { belongingOf, groupsById, impedimentsToJoining, participationOf, type Group } from '../../groups/index.ts';
import { membersByEmail, personsAtAddress, type Person, type StandingRules } from '../../roll/index.ts';
import { wordAddress } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import { isOfTheWholeGroup } from '../lists/rules.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import type { Subscription } from '../subscriptions/model.ts';

/** Whom the association knows at a mail address. */
export interface Known {
  readonly persons: readonly Person[];
  /** Members who have never come here are counted too. */
  readonly count: number;
}

/** Whom the association knows at the address, members who have never come here included. */
export async function knownAt({ db }: Pick<Visit, 'db'>, address: string): Promise<Known> {
  const persons = await personsAtAddress(db, address);
  const members = await membersByEmail(db, address);
  const comers = new Set(persons.map(({ id }) => id));
  const newcomers = members.filter(({ person }) => person === null || !comers.has(person));
  return { persons, count: persons.length + newcomers.length };
}

/** How somebody stands to a list. */
export interface Belongs {
  readonly person: Person;
  /** In the group whose list it is; null where they take no part. */
  readonly since: Date | null;
  readonly subscription: Subscription | undefined;
}

/** Those of the persons who take part in the list or read it. */
export async function belongingTo(
  { db }: Pick<Visit, 'db'>,
  list: List,
  persons: readonly Person[],
): Promise<Belongs[]> {
  const found: Belongs[] = [];
  for (const person of persons) {
    const participation = list.group === null ? undefined : await participationOf(db, list.group, person.id);
    const read = await subscriptionOf(db, list.id, person.id);
    const subscription = read?.endedAt === null ? read : undefined;
    if (participation || subscription) found.push({ person, since: participation?.sinceAt ?? null, subscription });
  }
  return found;
}

/** The group whose list it is. */
export async function groupOfList({ db }: Pick<Visit, 'db'>, { group }: List): Promise<Group | undefined> {
  return group === null ? undefined : (await groupsById(db, [group])).get(group);
}

/** What keeps a person from joining the group of a list. */
export async function inTheWayOf(
  act: Pick<Act, 'db' | 'today'>,
  group: Group,
  person: string,
  standing: StandingRules,
): Promise<Impediment[]> {
  return impedimentsToJoining(group, await belongingOf(act.db, person, act.today, standing));
}

/**
 * A list as a letter to an address may call it.  Its name is told to whoever is in it; another who wrote to the address of a list that is not
 * public hears of it by that address, which they know.
 */
export async function asKnownAt(
  act: Pick<Visit, 'db'>,
  list: List,
  address: string,
  mailDomain: string,
): Promise<List> {
  if (list.visibility === 'public') return list;
  const belonging = await belongingTo(act, list, (await knownAt(act, address)).persons);
  const isTheirs = belonging.some(({ subscription }) => subscription !== undefined || isOfTheWholeGroup(list));
  return isTheirs ? list : { ...list, name: wordAddress(list, '', mailDomain) };
}
