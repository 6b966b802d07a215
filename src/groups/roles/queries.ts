import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { GroupId } from '../registry/model.ts';
import { groups } from '../tables.ts';
import { roleNames, type Role, type RoleId, type RoleName } from './model.ts';
import { isHeldOn } from './rules.ts';

const columns = sql`
  id, group_id as "group", person, role, succeeds, appointed_by as "appointedBy", appointed_at as "appointedAt",
  accepted_at as "acceptedAt", declined_at as "declinedAt", from_on as "fromOn", until_on as "untilOn", ends_on as "endsOn"
`;

/** The role, or undefined. */
export async function roleOf(db: Db, id: RoleId): Promise<Role | undefined> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) return undefined;
  const { rows } = await sql<Role>`select ${columns} from groups.role where id = ${id}`.execute(groups(db));
  return rows[0];
}

/** The name of whoever holds the role that this one would take the place of; undefined where nobody does. */
export async function formerOf(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  { succeeds }: Pick<Role, 'succeeds'>,
): Promise<string | undefined> {
  const former = succeeds === null ? undefined : await roleOf(db, succeeds);
  return former && isHeldOn(former, today)
    ? (await personsOf(db, [former.person])).get(former.person)?.name
    : undefined;
}

/** Roles that are held or offered in a group, in the order in which they were given. */
export async function openRolesOf(db: Db, group: GroupId): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select ${columns} from groups.role where group_id = ${group} and declined_at is null and until_on is null order by appointed_at, id
  `.execute(groups(db));
  return rows;
}

/** All roles that were ever held in a group, those of today first, then by their end, newest first. */
export async function pastRolesOf(db: Db, group: GroupId): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select ${columns} from groups.role
    where group_id = ${group} and accepted_at is not null and until_on is not null order by until_on desc, id desc limit 200
  `.execute(groups(db));
  return rows;
}

/** Everybody who convenes or has convened a group, one of several, or any, in the order in which they began. One statement. */
export async function conveners(db: Db, of: GroupId | readonly GroupId[] | null = null): Promise<Role[]> {
  const ids = of === null ? null : [of].flat();
  const { rows } = await sql<Role>`
    select ${columns} from groups.role
    where role = 'convener' and accepted_at is not null and (${ids}::uuid[] is null or group_id = any(${ids}::uuid[])) order by from_on, id
  `.execute(groups(db));
  return rows;
}

/** Roles that are held and whose agreed end is on or before the day, the first to end before the others; at most 1,000. */
export async function rolesEndingBy(db: Db, day: CalendarDay): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select ${columns} from groups.role
    where ends_on <= ${day} and accepted_at is not null and until_on is null order by ends_on, id limit 1000
  `.execute(groups(db));
  return rows;
}

/** What a person holds or is asked to hold, in all groups, newest first. */
export async function rolesOf(db: Db, person: PersonId): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select ${columns} from groups.role where person = ${person} and declined_at is null and until_on is null order by appointed_at desc, id desc
  `.execute(groups(db));
  return rows;
}

/** A role with the name of whoever holds it. */
export interface NamedRole extends Role {
  /** Empty for a person who was erased. */
  readonly name: string;
}

/** The same roles with names, conveners first. */
export async function named(db: Db, roles: readonly Role[]): Promise<NamedRole[]> {
  const persons = await personsOf(db, [...new Set(roles.map((role) => role.person))]);
  const order = (role: RoleName) => roleNames.indexOf(role);
  return roles
    .map((role) => ({ ...role, name: persons.get(role.person)?.name ?? '' }))
    .sort((one, other) => order(one.role) - order(other.role));
}

/** Who holds which role in the group on the day, with names, conveners first. */
export async function holdersOf(db: Db, group: GroupId, on: CalendarDay): Promise<NamedRole[]> {
  return named(
    db,
    (await openRolesOf(db, group)).filter((role) => isHeldOn(role, on)),
  );
}

/** Whether the person is a convener on the day and nobody else is. */
export async function isLastConvener(db: Db, group: GroupId, person: PersonId, on: CalendarDay): Promise<boolean> {
  const conveners = (await openRolesOf(db, group)).filter((role) => role.role === 'convener' && isHeldOn(role, on));
  return conveners.length === 1 && conveners[0]?.person === person;
}
