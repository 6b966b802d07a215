import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import { roll } from '../../tables.ts';
import type { RollFact } from '../facts.ts';
import type { Standing } from '../model.ts';
import { impedimentsToGoodStanding } from '../rules.ts';
import { mappedMemberColumns, mappedStandingColumns, standingColumns, type Planning } from './plan.ts';

/** Writes what `planImport` noted: members, then their standing, then where merged records lead, then what happened. */
export async function applyPlan(act: Act, planning: Planning): Promise<void> {
  const { db } = act;
  await insertMembers(db);
  await updateMembers(db, planning);
  await insertStandings(db, planning);
  // Without fresh figures the planner takes the few merged records for many: 9 s for a million members.
  await sql`analyze roll.member, roll.standing`.execute(roll(db));
  if (planning.mapping.columns.mergedInto) {
    await followMerges(db);
    await movePersons(db);
  }
  await recordEndings(act, planning);
  await recordMerges(act);
}

async function insertMembers(db: Db): Promise<void> {
  await sql`
    insert into roll.member (number, first_name, last_name, informal_name, name_key, email, email_key, company, joined_on, directory_opt_out)
    select number, first_name, last_name, informal_name, name_key, email, email_key, company, joined_on, directory_opt_out
    from roll.import_row row
    where exists (select from roll.import_change change where change.line = row.line and change.verdict = 'new')
    order by line
  `.execute(roll(db));
}

async function updateMembers(db: Db, { mapping }: Planning): Promise<void> {
  const columns = mappedMemberColumns(mapping);
  const both = (table: string) => sql`(${sql.join(columns.map((name) => sql.ref(`${table}.${name}`)))})`;
  await sql`
    update roll.member member set ${sql.join(columns.map((name) => sql`${sql.id(name)} = ${sql.ref(`row.${name}`)}`))}
    from roll.import_change change join roll.import_row row on row.line = change.line
    where change.verdict <> 'new' and member.id = change.member and ${both('member')} is distinct from ${both('row')}
  `.execute(roll(db));
}

/**
 * The version in force ends today and the next begins; a second import on one day replaces the first's version.  A member
 * who is missing from the file has none that follows.
 */
async function insertStandings(db: Db, { mapping, today }: Planning): Promise<void> {
  const mapped = mappedStandingColumns(mapping);
  const names = Object.values(standingColumns);
  const values = names.map((name) =>
    mapped.includes(name)
      ? sql.ref(`row.${name}`)
      : sql`coalesce(${sql.ref(`now.${name}`)}, ${sql.ref(`row.${name}`)})`,
  );
  // Of each member whose standing differs: what follows the version in force; read before that version is closed.
  const merged = mapping.columns.mergedInto
    ? sql`case when row.merged_into is not null then (select id from roll.member target where target.number = row.merged_into) end`
    : sql`now.merged_into`;
  await sql`
    create temporary table import_standing on commit drop as
    select member.id as member, ${sql.join(values.map((value, index) => sql`${value} as ${sql.id(names[index]!)}`))}, ${merged} as merged_into
    from roll.import_change change
    join roll.import_row row on row.line = change.line
    join roll.member member on member.number = row.number
    left join roll.standing now on now.member = member.id and now.until_on is null
    where change.standing_differs
  `.execute(roll(db));
  await closeVersions(db, today);
  await sql`
    insert into roll.standing (member, from_on, ${sql.join(names.map((name) => sql.id(name)))}, merged_into)
    select member, ${today}::date, ${sql.join(names.map((name) => sql.id(name)))}, merged_into from import_standing
  `.execute(roll(db));
}

async function closeVersions(db: Db, today: CalendarDay): Promise<void> {
  const closing = sql`standing.until_on is null and standing.member in (select member from roll.import_change where standing_differs and member is not null)`;
  await sql`delete from roll.standing standing where standing.from_on >= ${today}::date and ${closing}`.execute(
    roll(db),
  );
  await sql`update roll.standing standing set until_on = ${today}::date where ${closing}`.execute(roll(db));
}

/** Notes at each merged record where its chain ends, and takes the note off records that stand again. */
async function followMerges(db: Db): Promise<void> {
  await sql`
    with recursive walk as (
      select member, merged_into as at, 1 as steps from roll.standing where until_on is null and merged_into is not null
      union all
      select walk.member, next.merged_into, steps + 1
      from walk join roll.standing next on next.member = walk.at and next.until_on is null and next.merged_into is not null
      where steps < 50
    ), ending as (select distinct on (member) member, at from walk order by member, steps desc)
    update roll.member set survivor = ending.at from ending where member.id = ending.member and member.survivor is distinct from ending.at
  `.execute(roll(db));
  await sql`
    update roll.member set survivor = null
    where survivor is not null
      and exists (select from roll.standing now where now.member = member.id and now.until_on is null and now.merged_into is null)
  `.execute(roll(db));
}

/** Somebody who came here by the merged number goes on as the survivor, unless the survivor has come here too. */
async function movePersons(db: Db): Promise<void> {
  const { rows } = await sql<{ own: number; kept: number; person: string }>`
    select distinct on (kept.id) own.id as own, kept.id as kept, own.person
    from roll.member own join roll.member kept on kept.id = own.survivor
    where own.person is not null and kept.person is null order by kept.id, own.id
  `.execute(roll(db));
  if (rows.length === 0) return;
  await sql`update roll.member set person = null where id = any(${rows.map((row) => row.own)}::bigint[])`.execute(
    roll(db),
  );
  await sql`
    update roll.member set person = moved.person
    from unnest(${rows.map((row) => row.kept)}::bigint[], ${rows.map((row) => row.person)}::uuid[]) as moved (id, person) where member.id = moved.id
  `.execute(roll(db));
}

async function recordEndings(act: Act, { standing, today }: Planning): Promise<void> {
  const { rows } = await sql<Standing & { member: number }>`
    select change.member, coalesce(now.class, '') as class, coalesce(now.status, '') as status, now.paid_through as "paidThrough",
           coalesce(now.suspended, false) as suspended, null as "mergedInto", now.member is not null as "onRoll"
    from roll.import_change change left join roll.standing now on now.member = change.member and now.until_on is null
    where change.ends_standing order by change.member
  `.execute(roll(act.db));
  for (const { member, ...its } of rows) {
    const [why] = impedimentsToGoodStanding(its, standing, today);
    act.record({ kind: 'roll.standing-ended', member, why: why?.code ?? 'unknown' } satisfies RollFact);
  }
}

async function recordMerges(act: Act): Promise<void> {
  const { rows } = await sql<{ member: number; survivor: number }>`
    select member.id as member, member.survivor from roll.import_change change join roll.member on member.id = change.member
    where change.verdict = 'merged' and member.survivor is not null order by member.id
  `.execute(roll(act.db));
  for (const { member, survivor } of rows)
    act.record({ kind: 'roll.member-merged', member, survivor } satisfies RollFact);
}
