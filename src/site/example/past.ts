import type { PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { memberByNumber, personForMember } from '../../roll/index.ts';
import type { ExampleHouse } from './house.ts';

/** No rights but those that everybody has. */
export const none: ReadonlySet<string> = new Set();

/** So many days, or parts of one, before the example is made. */
export const ago = (house: ExampleHouse, count: number): Date => addMilliseconds(house.clock.now(), -days(count));

/** The person of a member of the cast. */
export async function personOfNumber(house: ExampleHouse, number: string): Promise<PersonId> {
  const member = await memberByNumber(house.database.db, number);
  if (!member) throw new Error(`petitions.json names ${number}, who is not in the cast`);
  return house.perform({ by: null, at: house.clock.now(), grants: none }, (act) => personForMember(act, member.id));
}
