import { sql } from 'kysely';
import { performer, type Act, type Actor, type PersonId } from '../platform/act/index.ts';
import { seeing, type Database, type Db } from '../platform/db/index.ts';
import { openGroup } from './registry/commands.ts';
import type { GroupId, NewGroup } from './registry/model.ts';

/** A group in term, opened by the act; all of it can be told otherwise. */
export async function aGroup(act: Act, opening: Partial<NewGroup> = {}): Promise<{ id: GroupId; slug: string }> {
  return openGroup(act, {
    name: 'Libraries and Climate Resilience',
    purpose:
      'Members who prepare their libraries for heat, flood, fire and failing power, and help the people around them to do the same.',
    topics: ['sustainability'],
    organizers: [],
    participation: 'members',
    policy: { id: 'ala-mig', version: '2014' },
    ...opening,
  });
}

/** What good standing is in the tests: life members never expire, no grace. */
export const standing = { neverExpire: ['life'], withoutStanding: ['deceased'], graceDays: 0 };

/** Somebody with a name, on the roll unless told; paid through the day given. */
export async function somebody(
  db: Db,
  name: string,
  { isMember = true, paidThrough = '2027-12-31' }: { isMember?: boolean; paidThrough?: string } = {},
): Promise<PersonId> {
  const [first = '', last = ''] = name.split(' ');
  const opened = seeing<never>()(db);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const at = new Date('2020-01-01T12:00:00Z');
  const person = await sql<{ id: PersonId }>`
    insert into roll.person (name, email, email_key, came_at) values (${name}, ${email}, ${email}, ${at}) returning id
  `.execute(opened);
  const id = person.rows[0]!.id;
  if (!isMember) return id;
  await sql`
    with member as (
      insert into roll.member (number, first_name, last_name, email, email_key, joined_on, person)
      values (${id}, ${first}, ${last}, ${email}, ${email}, '2020-01-01', ${id}) returning id)
    insert into roll.standing (member, from_on, class, paid_through) select id, '2020-01-01', 'regular', ${paidThrough}::date from member
  `.execute(opened);
  return id;
}

/** Acts in the tests: by whom, with which words, at noon of 23 November 2026 in Chicago unless told. */
export function acting(
  database: Database,
): <T>(
  actor: Partial<Omit<Actor, 'grants'>> & { grants?: readonly string[] },
  work: (act: Act) => Promise<T>,
) => Promise<T> {
  const perform = performer(database, 'America/Chicago');
  return ({ by = null, at = new Date('2026-11-23T18:00:00Z'), grants = [] }, work) =>
    perform({ by, at, grants: new Set(grants) }, work);
}
