import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { addDays, type CalendarDay } from '../../../platform/time/index.ts';
import type { StandingRules } from '../model.ts';
import { roll } from '../../tables.ts';
import type { Field, Mapping } from './fields.ts';
import { refuseMerges, refuseRepeated } from './faults.ts';
import type { RemarkList } from './staging.ts';

/** What a file would change. The parts of the file add up to its rows. */
export interface Plan {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Members in good standing whose standing ends by this file, those who are missing from it included. */
  readonly lapsed: number;
  /** Records merged into another by this file. */
  readonly merged: number;
  /** Members who are missing from a file that holds the whole roll, in good standing or not. */
  readonly absent: number;
  /** Members in good standing before it. */
  readonly inGoodStanding: number;
}

/** What a plan depends on. */
export interface Planning {
  readonly mapping: Mapping;
  readonly standing: StandingRules;
  readonly today: CalendarDay;
}

/** The columns of a member, and of a standing, that a file can change: by field. */
export const memberColumns: Partial<Readonly<Record<Field, readonly string[]>>> = {
  firstName: ['first_name', 'name_key'],
  lastName: ['last_name', 'name_key'],
  informalName: ['informal_name', 'name_key'],
  email: ['email', 'email_key'],
  company: ['company'],
  joinedOn: ['joined_on'],
  directoryOptOut: ['directory_opt_out'],
};
export const standingColumns: Partial<Readonly<Record<Field, string>>> = {
  class: 'class',
  type: 'type',
  status: 'status',
  paidThrough: 'paid_through',
  suspended: 'suspended',
};

/** What the file leaves unsaid stays as it is: only columns that it has are compared and written. */
export function mappedMemberColumns({ columns }: Mapping): string[] {
  return [
    ...new Set(Object.entries(memberColumns).flatMap(([field, names]) => (columns[field as Field] ? names : []))),
  ];
}

export function mappedStandingColumns({ columns }: Mapping): string[] {
  return Object.entries(standingColumns).flatMap(([field, name]) => (columns[field as Field] ? [name] : []));
}

/** Lays the staged rows beside the roll and notes in `roll.import_change` what would change. */
export async function planImport(db: Db, planning: Planning, refused: RemarkList): Promise<Plan> {
  await refuseRepeated(db, planning.mapping, refused);
  if (planning.mapping.columns.mergedInto) await refuseMerges(db, planning.mapping, refused);
  await sql`delete from roll.import_change`.execute(roll(db));
  await noteChanges(db, planning);
  if (planning.mapping.whole) await noteAbsent(db, planning);
  await sql`analyze roll.import_change`.execute(roll(db));
  return countPlan(db, planning);
}

/** The rule of good standing in SQL, for all members at once; a test holds it against the rule itself. */
export function inGoodStanding(row: string, standing: StandingRules, today: CalendarDay): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql`coalesce(
    not ${column('suspended')} and not (${column('status')} = any(${standing.withoutStanding}::text[]))
    and (${column('class')} = any(${standing.neverExpire}::text[]) or ${column('paid_through')} >= ${addDays(today, -standing.graceDays)}::date), false)`;
}

async function noteChanges(db: Db, { mapping, standing, today }: Planning): Promise<void> {
  const differs = (table: string, columns: readonly string[]) =>
    sql`(${sql.join(columns.map((name) => sql.ref(`${table}.${name}`)))}) is distinct from (${sql.join(columns.map((name) => sql.ref(`line.${name}`)))})`;
  const standingMapped = mappedStandingColumns(mapping);
  const before = sql`(now.member is not null and now.merged_into is null and member.erased_at is null and ${inGoodStanding('now', standing, today)})`;
  // A file without a column keeps what the roll says there, so the standing after it is made of both.
  const after = sql`(${inGoodStanding('later', standing, today)})`;
  const later = Object.values(standingColumns).map((name) =>
    standingMapped.includes(name)
      ? sql`${sql.ref(`line.${name}`)} as ${sql.id(name)}`
      : sql`coalesce(${sql.ref(`now.${name}`)}, ${sql.ref(`line.${name}`)}) as ${sql.id(name)}`,
  );
  const mergedNow = sql`(case when now.merged_into is not null then (select number from roll.member target where target.id = now.merged_into) end)`;
  const mergeDiffers = mapping.columns.mergedInto ? sql`(${mergedNow} is distinct from line.merged_into)` : sql`false`;
  await sql`
    insert into roll.import_change (line, member, verdict, standing_differs, ends_standing)
    select line, member, case when member is null then 'new' when merges then 'merged' when ends then 'lapsed' else 'changed' end, standing_differs, ends
    from (
      select line.line, member.id as member,
             now.member is null or ${differs('now', standingMapped)} or ${mergeDiffers} as standing_differs,
             ${differs('member', mappedMemberColumns(mapping))} as member_differs,
             ${mergeDiffers} and line.merged_into is not null as merges,
             ${before} and not (${mergeDiffers} and line.merged_into is not null) and not ${after} as ends
      from roll.import_row line
      left join roll.member member on member.number = line.number
      left join roll.standing now on now.member = member.id and now.until_on is null
      cross join lateral (select ${sql.join(later)}) later
      where not line.refused
    ) compared
    where member is null or standing_differs or member_differs
  `.execute(roll(db));
}

/** Members who are on the roll and not in the file. Merged records are often left out of an export, and stay as they are. */
async function noteAbsent(db: Db, { standing, today }: Planning): Promise<void> {
  await sql`
    insert into roll.import_change (line, member, verdict, standing_differs, ends_standing)
    select null, member.id, 'absent', true, ${inGoodStanding('now', standing, today)}
    from roll.member member join roll.standing now on now.member = member.id and now.until_on is null
    where member.erased_at is null and now.merged_into is null
      and not exists (select from roll.import_row line where line.number = member.number)
  `.execute(roll(db));
}

async function countPlan(db: Db, { standing, today }: Planning): Promise<Plan> {
  const { rows } = await sql<Plan>`
    select counted.*, good.count as "inGoodStanding",
           (select count(*)::integer from roll.import_row where not refused) - counted.new - counted.changed - counted.merged - "lapsedRows" as unchanged
    from (
      select count(*) filter (where verdict = 'new')::integer as new,
             count(*) filter (where verdict = 'changed')::integer as changed,
             count(*) filter (where verdict = 'merged')::integer as merged,
             count(*) filter (where verdict = 'lapsed')::integer as "lapsedRows",
             count(*) filter (where verdict = 'absent')::integer as absent,
             count(*) filter (where ends_standing)::integer as lapsed
      from roll.import_change) counted,
    (select count(*)::integer as count from roll.standing now join roll.member on member.id = now.member
     where now.until_on is null and now.merged_into is null and member.erased_at is null and ${inGoodStanding('now', standing, today)}) good
  `.execute(roll(db));
  const { new: added, changed, unchanged, lapsed, merged, absent, inGoodStanding: good } = rows[0]!;
  return { new: added, changed, unchanged, lapsed, merged, absent, inGoodStanding: good };
}
