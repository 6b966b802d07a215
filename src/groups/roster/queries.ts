import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import {
  impedimentsToGoodStanding,
  memberOfPerson,
  personsOf,
  standingOn,
  type StandingRules,
} from '../../roll/index.ts';
import type { Group, GroupId } from '../registry/model.ts';
import type { RoleName } from '../roles/model.ts';
import { groups } from '../tables.ts';
import type { Belonging, Participation } from './model.ts';

/** The person's present time in the group, if they take part in it. */
export async function participationOf(db: Db, group: GroupId, person: PersonId): Promise<Participation | undefined> {
  const { rows } = await sql<Participation>`
    select group_id as "group", person, name_shown as "nameShown", since_at as "sinceAt", standing_ended_on as "standingEndedOn"
    from groups.participant where group_id = ${group} and person = ${person} and left_at is null
  `.execute(groups(db));
  return rows[0];
}

/** Present participants, and how many of them chose to be named. */
export async function countParticipants(db: Db, group: GroupId): Promise<{ all: number; shown: number }> {
  const { rows } = await sql<{ all: number; shown: number }>`
    select count(*)::integer as "all", (count(*) filter (where name_shown))::integer as shown
    from groups.participant where group_id = ${group} and left_at is null
  `.execute(groups(db));
  return rows[0] ?? { all: 0, shown: 0 };
}

/** Somebody who chose to be named on a roster. */
export interface NamedParticipant {
  readonly person: PersonId;
  readonly name: string;
  readonly sinceAt: Date;
}

const mostNamed = 1_000;

/**
 * Those who chose to be named, by name; nobody, unless the group shows its roster.  At most the 1,000 who have been
 * there longest.
 */
export async function rosterOf(db: Db, group: Pick<Group, 'id' | 'rosterShown'>): Promise<NamedParticipant[]> {
  if (!group.rosterShown) return [];
  const { rows } = await sql<{ person: PersonId; sinceAt: Date }>`
    select person, since_at as "sinceAt" from groups.participant
    where group_id = ${group.id} and left_at is null and name_shown order by since_at, id limit ${mostNamed}
  `.execute(groups(db));
  const persons = await personsOf(
    db,
    rows.map((row) => row.person),
  );
  const named = rows
    .map((row) => ({ ...row, name: persons.get(row.person)?.name ?? '' }))
    .filter((participant) => participant.name !== '');
  return named.sort((one, other) => byName.compare(one.name, other.name));
}

/** The persons who take part in any group, in the order of their ids, from after the one given; at most so many. */
export async function participatingPersons(db: Db, after: PersonId | null, most: number): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from groups.participant
    where left_at is null and (${after}::uuid is null or person > ${after}::uuid) order by person limit ${most}
  `.execute(groups(db));
  return rows.map((row) => row.person);
}

/** Whose participation to read. */
export interface ParticipantsWanted {
  readonly group: GroupId;
  /** Who takes part in this one too is left out. */
  readonly notIn: GroupId;
  readonly after: PersonId | null;
  readonly most: number;
}

/** The persons who take part in one group and not in another, in the order of their ids. */
export async function participantsAfter(
  db: Db,
  { group, notIn, after, most }: ParticipantsWanted,
): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select person from groups.participant
    where group_id = ${group} and left_at is null and (${after}::uuid is null or person > ${after}::uuid)
      and not exists (select from groups.participant other
                      where other.group_id = ${notIn} and other.person = participant.person and other.left_at is null)
    order by person limit ${most}
  `.execute(groups(db));
  return rows.map((row) => row.person);
}

/** Whether the person takes part in any group. */
export async function takesPart(db: Db, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from groups.participant where person = ${person} and left_at is null limit 1
  `.execute(groups(db));
  return rows.length > 0;
}

/** A person's present time in a group, with the group and what they hold there. */
export interface OwnParticipation {
  readonly slug: string;
  readonly name: string;
  readonly state: Group['state'];
  readonly sinceAt: Date;
  readonly nameShown: boolean;
  /** Roles held on the day. */
  readonly roles: readonly RoleName[];
  /** Roles that wait for their answer. */
  readonly offered: readonly RoleName[];
}

/** *Am I in?* Every group in which the person takes part, by name, in one statement. */
export async function participationsOf(db: Db, person: PersonId, on: CalendarDay): Promise<OwnParticipation[]> {
  const roles = (condition: RawBuilder<unknown>) => sql`array(
    select role.role from groups.role
    where role.group_id = participant.group_id and role.person = participant.person and until_on is null and ${condition} order by role.id)`;
  const { rows } = await sql<OwnParticipation>`
    select registered_group.slug, registered_group.name, state, since_at as "sinceAt", name_shown as "nameShown",
           ${roles(sql`accepted_at is not null and from_on <= ${on}::date`)} as roles,
           ${roles(sql`accepted_at is null and declined_at is null`)} as offered
    from groups.participant join groups.registered_group on registered_group.id = participant.group_id
    where participant.person = ${person} and left_at is null
    order by lower(registered_group.name) collate "und-x-icu", registered_group.number
  `.execute(groups(db));
  return rows;
}

/** Persons whose participations are marked because their good standing has ended. */
export async function markedPersons(db: Db): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from groups.participant where left_at is null and standing_ended_on is not null
  `.execute(groups(db));
  return rows.map((row) => row.person);
}

/** Where the person stands with the association on the day. */
export async function belongingOf(db: Db, person: PersonId, on: CalendarDay, rules: StandingRules): Promise<Belonging> {
  const member = await memberOfPerson(db, person);
  const standing = member && (await standingOn(db, member.id, on));
  if (!standing) return { isMember: false, standing: [] };
  return { isMember: standing.onRoll, standing: impedimentsToGoodStanding(standing, rules, on) };
}

const byName = new Intl.Collator('en', { sensitivity: 'base' });
