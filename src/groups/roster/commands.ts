import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { oneAtATime } from '../../platform/db/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { StandingRules } from '../../roll/index.ts';
import type { GroupId } from '../registry/model.ts';
import { groupToChange, groupToJoin } from '../registry/queries.ts';
import { endRolesOf } from '../roles/seating.ts';
import { isLastConvener } from '../roles/queries.ts';
import { groups } from '../tables.ts';
import type { RosterFact } from './model.ts';
import { belongingOf, participationOf } from './queries.ts';
import { impedimentsToJoining, impedimentsToLeaving } from './rules.ts';

/** How somebody joins. */
export interface Joining {
  /** Whether the roster may name them; not, unless told. */
  readonly nameShown?: boolean;
  /** What good standing is in this association. */
  readonly standing: StandingRules;
}

/**
 * The acting person joins the group.  Joining twice is joining once; who left and comes back has a new time beside the
 * old one.  The name is shown only if they choose so.
 *
 * @throws Refused
 */
export async function joinGroup(act: Act, id: GroupId, { nameShown = false, standing }: Joining): Promise<void> {
  const person = acting(act);
  const group = await groupToJoin(act.db, id);
  if (!group) throw new NotFound();
  if (await participationOf(act.db, id, person)) return;
  refuseIf(impedimentsToJoining(group, await belongingOf(act.db, person, act.today, standing)));

  const { rows } = await sql`
    insert into groups.participant (group_id, person, name_shown, since_at) values (${id}, ${person}, ${nameShown}, ${act.at})
    on conflict (group_id, person) where left_at is null do nothing
    returning id
  `.execute(groups(act.db));
  if (rows.length > 0) note(act, { kind: 'groups.participant-joined', group: id, person });
}

/** The acting person leaves the group, and lays down every role in it. Leaving twice is leaving once. @throws Refused */
export async function leaveGroup(act: Act, id: GroupId): Promise<void> {
  const person = acting(act);
  const group = await groupToChange(act.db, id);
  if (!group) throw new NotFound();
  if (!(await participationOf(act.db, id, person))) return;
  refuseIf(impedimentsToLeaving(group, await isLastConvener(act.db, id, person, act.today)));

  await endRolesOf(act, id, person);
  await groups(act.db)
    .updateTable('groups.participant')
    .set({ left_at: act.at })
    .where('group_id', '=', id)
    .where('person', '=', person)
    .where('left_at', 'is', null)
    .execute();
  note(act, { kind: 'groups.participant-left', group: id, person });
}

/** Counts the participants of a group anew, for lists.  Safe to repeat. */
export async function countAnew(act: Act, group: GroupId): Promise<void> {
  // Two processes that count at once must not end with the older count.
  await oneAtATime(act.db, `groups.count ${group}`);
  await sql`
    insert into groups.participant_count (group_id, participants)
    select ${group}::uuid, count(*) from groups.participant where group_id = ${group} and left_at is null
    on conflict (group_id) do update set participants = excluded.participants
  `.execute(groups(act.db));
}

/** The acting participant chooses whether the roster may name them. @throws Refused */
export async function showName(act: Act, id: GroupId, shown: boolean): Promise<void> {
  const person = acting(act);
  const participation = await participationOf(act.db, id, person);
  if (!participation) refuse('not-a-participant');
  if (participation.nameShown === shown) return;

  await groups(act.db)
    .updateTable('groups.participant')
    .set({ name_shown: shown })
    .where('group_id', '=', id)
    .where('person', '=', person)
    .where('left_at', 'is', null)
    .execute();
  note(act, { kind: 'groups.participant-shown', group: id, person, shown });
}

/**
 * Ends every participation and role of persons who were erased: nothing leads to them any more, so they cannot leave
 * themselves, and a group must not wait for a convener whom nobody can ask.  Safe to repeat.
 */
export async function letGo(act: Act, persons: readonly PersonId[]): Promise<void> {
  const { rows } = await sql<{ group: GroupId; person: PersonId }>`
    update groups.participant set left_at = ${act.at} where person = any(${persons}::uuid[]) and left_at is null
    returning group_id as "group", person
  `.execute(groups(act.db));
  for (const { group, person } of rows) {
    await endRolesOf(act, group, person);
    note(act, { kind: 'groups.participant-left', group, person });
  }
}

/**
 * Marks a person's participations: their good standing has ended, or begun again with null.  They stay on the roster;
 * what becomes of them is for the policy to say.  A mark keeps its first day.  Safe to repeat.
 */
export async function markStanding(act: Act, person: PersonId, endedOn: CalendarDay | null): Promise<void> {
  const { rows } = await sql<{ group: GroupId }>`
    update groups.participant set standing_ended_on = ${endedOn}::date
    where person = ${person} and left_at is null and (standing_ended_on is null) = (${endedOn}::date is not null)
    returning group_id as "group"
  `.execute(groups(act.db));
  if (endedOn === null) return;
  for (const { group } of rows) note(act, { kind: 'groups.participant-marked', group, person, on: endedOn });
}

function acting(act: Act): PersonId {
  if (!act.by) refuse('sign-in-needed');
  return act.by;
}

function note(act: Act, fact: RosterFact): void {
  act.record(fact);
}
