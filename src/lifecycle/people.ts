import type { Act } from '../platform/act/index.ts';
import { holdersOf, type Group } from '../groups/index.ts';
import { personsOf, type Person } from '../roll/index.ts';

/** Somebody who answers for a group, and can be written to. */
export type Answering = Person & { readonly email: string };

/** Conveners of the day, and the contact at headquarters unless told otherwise; those who have an address. */
export async function whoAnswersFor(
  { db, today }: Pick<Act, 'db' | 'today'>,
  group: Group,
  { contact = true } = {},
): Promise<Answering[]> {
  const holders = await holdersOf(db, group.id, today);
  const conveners = holders.filter(({ role }) => role === 'convener').map(({ person }) => person);
  const ids = [...conveners, ...(contact && group.liaison ? [group.liaison] : [])];
  const persons = await personsOf(db, [...new Set(ids)]);
  return [...persons.values()].flatMap((person) => (person.email ? [{ ...person, email: person.email }] : []));
}
