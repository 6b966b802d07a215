import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { emailKey } from '../persons/rules.ts';
import { roll } from '../tables.ts';
import type { Member, MemberId, StandingOnDay, StandingVersion } from './model.ts';
import { nameKey, plainNumber } from './rules.ts';

/** A record as `Member` has it. */
export const shownMember = sql`
  member.id, member.number, member.first_name as "firstName", member.last_name as "lastName", member.informal_name as "informalName",
  member.email, member.company, member.joined_on as "joinedOn", member.directory_opt_out as "directoryOptOut", member.person
`;

async function membersWhere(db: Db, condition: RawBuilder<unknown>): Promise<Member[]> {
  const { rows } = await sql<Member>`select ${shownMember} from roll.member where ${condition}`.execute(roll(db));
  return rows;
}

/** The record with this id, merged or not; undefined when there is none or it was erased. */
export async function memberById(db: Db, id: MemberId): Promise<Member | undefined> {
  const [member] = await membersWhere(db, sql`id = ${id} and erased_at is null`);
  return member;
}

/** Records by id, merged or not; erased ones are left out. */
export async function membersOf(db: Db, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  const members = await membersWhere(db, sql`id = any(${ids}::bigint[]) and erased_at is null`);
  return new Map(members.map((member) => [member.id, member]));
}

/** The member with this number, spaces or not; the number of a merged record leads to its survivor. */
export async function memberByNumber(db: Db, number: string): Promise<Member | undefined> {
  const [member] = await membersWhere(
    db,
    sql`erased_at is null and id = (select coalesce(survivor, id) from roll.member where number = ${plainNumber(number)})`,
  );
  return member;
}

/** All members who have this address, by number; merged records are left out. More than one means that it is shared. */
export function membersByEmail(db: Db, address: string): Promise<Member[]> {
  return membersWhere(
    db,
    sql`email_key = ${emailKey(address)} and survivor is null and erased_at is null order by number limit 100`,
  );
}

/** The member whom a person is; the survivor, where their record was merged. */
export async function memberOfPerson(db: Db, person: PersonId): Promise<Member | undefined> {
  const [member] = await membersWhere(
    db,
    sql`erased_at is null and id = (select coalesce(survivor, id) from roll.member where person = ${person})`,
  );
  return member;
}

/** Records at the end of the chains of merges today, by the id that was asked; set-based. */
export async function survivorsOf(db: Db, ids: readonly MemberId[]): Promise<Map<MemberId, MemberId>> {
  const { rows } = await sql<{ id: MemberId; survivor: MemberId }>`
    select id, coalesce(survivor, id) as survivor from roll.member where id = any(${ids}::bigint[])
  `.execute(roll(db));
  return new Map(rows.map((row) => [row.id, row.survivor]));
}

/**
 * What the roll says of each member on one day, by the id that was asked.  A record that had been merged by then is answered
 * by its survivor of that day.  Before the first version that is known, that version is used.  One statement however many.
 */
export async function standingsOn(
  db: Db,
  ids: readonly MemberId[],
  on: CalendarDay,
): Promise<Map<MemberId, StandingOnDay>> {
  const { rows } = await sql<StandingOnDay & { asked: MemberId }>`
    with recursive walk as (
      select asked, asked as member, version.*, 0 as steps
      from unnest(${ids}::bigint[]) as asked left join lateral ${versionOn(sql`asked`, on)} on true
      union all
      select walk.asked, walk.next, version.*, walk.steps + 1
      from walk left join lateral ${versionOn(sql`walk.next`, on)} on true
      where walk.next is not null and walk.steps < 50
    )
    select distinct on (walk.asked) walk.asked, walk.member as survivor, member.number, member.joined_on as "joinedOn",
           coalesce(walk.class, '') as class, coalesce(walk.type, '') as type, coalesce(walk.status, '') as status,
           walk.paid_through as "paidThrough", coalesce(walk.suspended, false) as suspended,
           coalesce(walk.on_roll, false) as "onRoll", null as "mergedInto"
    from walk join roll.member member on member.id = walk.member
    order by walk.asked, walk.steps desc
  `.execute(roll(db));
  return new Map(rows.map(({ asked, ...standing }) => [asked, standing]));
}

/** The same for one member; undefined when there is no such record. */
export async function standingOn(db: Db, id: MemberId, on: CalendarDay): Promise<StandingOnDay | undefined> {
  return (await standingsOn(db, [id], on)).get(id);
}

/** The last version that had begun by the day, else the first of all. */
function versionOn(member: RawBuilder<unknown>, on: CalendarDay): RawBuilder<unknown> {
  return sql`(
    select class, type, status, paid_through, suspended, merged_into as next, until_on is null or until_on > ${on}::date as on_roll
    from roll.standing where standing.member = ${member}
    order by from_on > ${on}::date, case when from_on <= ${on}::date then from_on end desc, from_on limit 1
  ) version`;
}

/** How a member's standing came about, newest first. */
export async function standingHistory(db: Db, id: MemberId, most: number | null = null): Promise<StandingVersion[]> {
  const { rows } = await sql<StandingVersion>`
    select class, type, status, paid_through as "paidThrough", suspended, from_on as "fromOn", until_on as "untilOn",
           (select number from roll.member survivor where survivor.id = standing.merged_into) as "mergedInto"
    from roll.standing where member = ${id} order by from_on desc limit ${most}
  `.execute(roll(db));
  return rows;
}

/** A member as a search shows them, with their standing of today. */
export interface ListedMember extends Member {
  readonly class: string;
  readonly status: string;
  readonly paidThrough: CalendarDay | null;
  readonly suspended: boolean;
  readonly mergedInto: string | null;
  readonly onRoll: boolean;
}

/**
 * Members by number, by address, or by how the name begins, "last first" or "first last"; at most `most`, by name.
 * Merged records are found too, and say where they went.
 */
export async function searchMembers(db: Db, text: string, most = 50): Promise<ListedMember[]> {
  if (!text.trim()) return [];
  const { rows } = await sql<ListedMember>`
    select ${shownMember}, coalesce(class, '') as class, coalesce(status, '') as status, paid_through as "paidThrough",
           coalesce(suspended, false) as suspended, class is not null as "onRoll",
           (select number from roll.member kept where kept.id = member.survivor) as "mergedInto"
    from roll.member left join roll.standing on standing.member = member.id and standing.until_on is null
    where erased_at is null and ${matching(text.trim())}
    order by name_key, number limit ${most}
  `.execute(roll(db));
  return rows;
}

function matching(text: string): RawBuilder<unknown> {
  if (text.includes('@')) return sql`email_key = ${emailKey(text)}`;
  if (/\d/.test(text)) return sql`number = ${plainNumber(text)}`;
  const words = nameKey(text).split(' ');
  const turned = [...words.slice(-1), ...words.slice(0, -1)].join(' ');
  // A range rather than LIKE: the index then serves a prepared plan too.
  const begins = (key: string) => sql`(name_key >= ${key} and name_key < ${`${key}\u{10ffff}`})`;
  return sql`(${begins(words.join(' '))} or ${begins(turned)})`;
}
