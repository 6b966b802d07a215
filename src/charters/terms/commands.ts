import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../platform/jobs/index.ts';
import { startOfDay, type CalendarDay } from '../../platform/time/index.ts';
import { markLapsed, openGroup, type DecidedEnd, type GroupId, type Participation } from '../../groups/index.ts';
import { note } from '../facts.ts';
import type { Petition } from '../petitions/model.ts';
import { organizersWhoAccepted } from '../petitions/queries.ts';
import { closeRenewals } from '../petitions/commands/renewals.ts';
import { charters } from '../tables.ts';
import { currentTerm, isRenewalPending } from './queries.ts';
import { lapsesOn, termFrom, type Term, type TermRules } from './rules.ts';

/** The task that falls due when a term is over. */
export const lapsing = 'charters.lapse-term';

/** What the policy says of the group that an approval opens. */
export interface CharterRules extends TermRules {
  readonly participation: Participation;
}

/** Opens the group of an approved petition, with its first term from the day of the decision. */
export async function openByPetition(
  act: Act,
  petition: Petition,
  decidedOn: CalendarDay,
  rules: CharterRules,
): Promise<{ id: GroupId; slug: string }> {
  const group = await openGroup(act, {
    name: petition.title,
    purpose: petition.purpose,
    openTo: petition.openTo,
    topics: petition.topics,
    organizers: await organizersWhoAccepted(act.db, petition.id),
    participation: rules.participation,
    policy: { id: petition.policyId, version: petition.policyVersion },
    petition: petition.id,
    openedOn: decidedOn,
  });
  await sql`update charters.petition set group_id = ${group.id} where id = ${petition.id}`.execute(charters(act.db));
  await openTerm(
    act,
    {
      group: group.id,
      petition: petition.id,
      policyId: petition.policyId,
      policyVersion: petition.policyVersion,
      term: termFrom(decidedOn, rules),
    },
    rules,
  );
  return group;
}

/** A term to be opened, and what made it. */
export interface NewTerm {
  readonly group: GroupId;
  readonly petition: number | null;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly term: Term;
}

/** Opens a term; opening the same again changes nothing, unless it never began. */
export async function openTerm(
  act: Act,
  { group, petition, policyId, policyVersion, term }: NewTerm,
  rules: TermRules,
): Promise<void> {
  await sql`
    insert into charters.term (group_id, petition, policy_id, policy_version, from_on, until_on)
    values (${group}, ${petition}, ${policyId}, ${policyVersion}, ${term.fromOn}, ${term.untilOn})
    on conflict (group_id, from_on) do update
    set petition = excluded.petition, policy_id = excluded.policy_id, policy_version = excluded.policy_version,
        until_on = excluded.until_on, ended_code = null, ended_on = null
    where term.ended_code = 'never-begun'
  `.execute(charters(act.db));
  const lapses = lapsesOn(term, rules);
  if (lapses) await fallsDue(act.db, { kind: lapsing, subject: group, at: startOfDay(lapses, act.zone) });
  note(act, { kind: 'charters.term-opened', group, fromOn: term.fromOn, untilOn: term.untilOn });
}

/**
 * Ends the term of a group that was not renewed in time, and says so.  Does nothing if it was renewed, or while a petition to renew
 * that was filed in time waits for its decision; a group that went on until then lapses on the day of the act.
 */
export async function lapseTerm(
  act: Act,
  group: GroupId,
  rules: (policyId: string, version: string) => TermRules,
): Promise<void> {
  await sql`select from charters.term where group_id = ${group} for update`.execute(charters(act.db));
  const term = await currentTerm(act.db, group);
  if (!term?.untilOn) return;
  const lapses = lapsesOn(term, rules(term.policyId, term.policyVersion));
  if (!lapses || lapses > act.today || (await isRenewalPending(act.db, group))) return;

  const on = lapses < act.today ? act.today : term.untilOn;
  await sql`
    update charters.term set ended_code = 'lapsed', ended_on = ${on} where id = ${term.id} and ended_on is null
  `.execute(charters(act.db));
  await markLapsed(act, group, on);
  note(act, { kind: 'charters.term-lapsed', group, untilOn: term.untilOn });
}

/**
 * Ends the term of a group that has ended by a decision, where one is open: it can no longer lapse, and is not renewed any more.
 */
export async function endTerm(act: Act, group: GroupId, code: DecidedEnd, on: CalendarDay): Promise<void> {
  await endTermsOf(act, group, code, on);
  await closeRenewals(act, group, 'group-ended');
}

/** The term that runs ends on the day, renewed ahead of its end or not; the one to come never begins. Whether there was any. */
async function endTermsOf(act: Act, group: GroupId, code: string, on: CalendarDay): Promise<boolean> {
  // A renewal that is made at this moment is waited for, and its term found.
  await sql`select from charters.term where group_id = ${group} for update`.execute(charters(act.db));
  const { rows } = await sql`
    update charters.term
    set ended_code = case when from_on > ${on} then 'never-begun' else ${code} end, ended_on = greatest(from_on, ${on}::date)
    where group_id = ${group} and (ended_on is null or ended_on > ${on})
    returning id
  `.execute(charters(act.db));
  await noLongerDue(act.db, lapsing, group);
  return rows.length > 0;
}

/**
 * Ends the term of a group today because nobody gave a sign of life, and says so.  Does nothing where no term is open, or while a petition
 * to renew it waits for its decision.
 */
export async function lapseInactive(act: Act, group: GroupId): Promise<void> {
  if (await isRenewalPending(act.db, group)) return;
  if (!(await endTermsOf(act, group, 'lapsed', act.today))) return;
  await markLapsed(act, group, act.today, 'inactive');
  note(act, { kind: 'charters.term-lapsed', group, untilOn: act.today });
}
