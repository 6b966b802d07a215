import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { memberByNumber, membersByEmail } from '../../roll/index.ts';
import type { GroupId } from '../registry/model.ts';
import { participationOf } from './queries.ts';

/**
 * The participant whom a member number or an address means.  Whoever it means, and whether anybody, the answer is the
 * same unless they take part: a convener cannot ask the roll who is on it.
 *
 * @throws Refused with `appointee-not-a-participant`
 */
export async function participantNamed(db: Db, group: GroupId, typed: string): Promise<PersonId> {
  const member = typed.includes('@') ? undefined : await memberByNumber(db, typed);
  const meant = typed.includes('@') ? await membersByEmail(db, typed) : member ? [member] : [];
  const taking: PersonId[] = [];
  for (const { person } of meant) if (person && (await participationOf(db, group, person))) taking.push(person);
  const [only, other] = taking;
  if (!only || other) refuse('appointee-not-a-participant');
  return only;
}
