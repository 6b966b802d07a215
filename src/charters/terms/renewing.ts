import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { groupsById, renameGroup, repurposeGroup, resumeGroup, type GroupId } from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import type { Petition } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import { openTerm, type NewTerm } from './commands.ts';
import { termsOf } from './queries.ts';
import { termFrom, type Term, type TermRules } from './rules.ts';

/** By what a group is renewed, and on which day that was decided. */
export interface Renewed extends Omit<NewTerm, 'term'> {
  readonly on: CalendarDay;
}

/**
 * Gives a group its next term: from the end of the last one, or from the day on for a group that had lapsed, which is in term
 * again.  Who calls has decided that it may be.
 *
 * @param termFor the term that begins on a day; as long as the policy says unless told
 */
export async function renewTerm(
  act: Act,
  { group, on, ...renewed }: Renewed,
  rules: TermRules,
  termFor: (fromOn: CalendarDay) => Term = (fromOn) => termFrom(fromOn, rules),
): Promise<Term> {
  await sql`select from charters.term where group_id = ${group} for update`.execute(charters(act.db));
  const last = (await termsOf(act.db, group))[0];
  const goesOn = last?.endedOn === null && last.untilOn !== null;
  const term = termFor(goesOn ? last.untilOn! : on);
  if (goesOn)
    await sql`update charters.term set ended_code = 'renewed', ended_on = until_on where id = ${last.id}`.execute(
      charters(act.db),
    );
  await openTerm(act, { group, ...renewed, term }, rules);
  await resumeGroup(act, group, on);
  note(act, { kind: 'charters.term-renewed', group, fromOn: term.fromOn });
  return term;
}

/** A petition to renew was approved: the group goes on with the name, the purpose and the topics that it asked for. */
export async function renewByPetition(
  act: Act,
  petition: Petition & { readonly groupId: string },
  on: CalendarDay,
  rules: TermRules,
): Promise<{ id: GroupId; slug: string }> {
  const { id, groupId: group, title, purpose, openTo, topics, policyId, policyVersion } = petition;
  await renewTerm(act, { group, petition: id, policyId, policyVersion, on }, rules);
  await repurposeGroup(act, group, { purpose, openTo, topics, petition: id });
  const present = (await groupsById(act.db, [group])).get(group)!;
  const { slug } = present.name === title ? present : await renameGroup(act, group, title, on);
  return { id: group, slug };
}
