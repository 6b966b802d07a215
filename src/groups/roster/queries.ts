import { sql } from 'kysely';
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

/** Every present participant's id, for those who write to all of them; the longest-standing first. */
export async function participantsOf(db: Db, group: GroupId): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select person from groups.participant where group_id = ${group} and left_at is null order by since_at, id
  `.execute(groups(db));
  return rows.map((row) => row.person);
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
