import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { groupsById, renameGroup, repurposeGroup, reviveGroup, type GroupId } from '../../groups/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import type { Petition } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import { closeRenewals } from '../petitions/commands/renewals.ts';
import { organizersWhoAccepted } from '../petitions/queries.ts';
import { openTerm, type CharterRules, type NewTerm } from './commands.ts';
import { termsOf } from './queries.ts';
import { termFrom, type Term, type TermRules } from './rules.ts';

/** By what a group is renewed, and on which day that was decided. */
export interface Renewed extends Omit<NewTerm, 'term'> {
  readonly on: CalendarDay;
}

/**
 * Gives a group its next term: from the end of the last one, or from the day on for a group that has none.  Other petitions to
 * renew it are closed.  Who calls has decided that it may be.
 *
 * @throws Refused with `group-has-ended` where that has come between
 * @param termFor the term that begins on a day; as long as the policy says unless told
 */
export async function renewTerm(
  act: Act,
  { group, on, ...renewed }: Renewed,
  rules: TermRules,
  termFor: (fromOn: CalendarDay) => Term = (fromOn) => termFrom(fromOn, rules),
): Promise<Term> {
  await sql`select from charters.term where group_id = ${group} for update`.execute(charters(act.db));
  const { state } = (await groupsById(act.db, [group])).get(group)!;
  if (state !== 'active' && state !== 'lapsed') refuse('group-has-ended', { state });
  const last = (await termsOf(act.db, group))[0];
  const goesOn = last?.endedOn === null && last.untilOn !== null;
  const term = termFor(goesOn ? last.untilOn! : on);
  if (goesOn)
    await sql`update charters.term set ended_code = 'renewed', ended_on = until_on where id = ${last.id}`.execute(
      charters(act.db),
    );
  await openTerm(act, { group, ...renewed, term }, rules);
  await closeRenewals(act, group, 'group-renewed', renewed.petition);
  note(act, { kind: 'charters.term-renewed', group, fromOn: term.fromOn });
  return term;
}

/**
 * A petition to renew was approved: the group goes on with the name, the purpose and the topics that it asked for.  One that had
 * lapsed is begun again, by its organizers and under the version of the petition.
 */
export async function renewByPetition(
  act: Act,
  petition: Petition & { readonly groupId: string },
  on: CalendarDay,
  rules: CharterRules,
): Promise<{ id: GroupId; slug: string }> {
  const { id, groupId: group, title, purpose, openTo, topics, policyId, policyVersion } = petition;
  await renewTerm(act, { group, petition: id, policyId, policyVersion, on }, rules);
  const present = (await groupsById(act.db, [group])).get(group)!;
  if (present.state === 'lapsed') await revive(act, petition, on, rules);
  await repurposeGroup(act, group, { purpose, openTo, topics, petition: id });
  const { slug } = present.name === title ? present : await renameGroup(act, group, title, on);
  return { id: group, slug };
}

async function revive(
  act: Act,
  { id, groupId, policyId, policyVersion: version }: Petition & { readonly groupId: string },
  on: CalendarDay,
  { participation }: CharterRules,
): Promise<void> {
  const organizers = await organizersWhoAccepted(act.db, id);
  await reviveGroup(act, groupId, { participation, organizers, policy: { id: policyId, version } }, on);
}
