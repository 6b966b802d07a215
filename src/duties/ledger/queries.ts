import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import { duties } from '../tables.ts';
import { kindsOfDuty, ledgerKinds, type Duty, type DutyId, type KindOfDuty } from './model.ts';

const columns = sql`
  id, kind, petition, group_id as "group", endorsement, unit, office, promise, opened_on as "openedOn", due_on as "dueOn",
  remind_days_before as "remindDaysBefore", is_public as "isPublic", outcome, closed_on as "closedOn", closed_by as "closedBy",
  evidence_kind as "evidenceKind", evidence, reason
`;
/** What is due first stands first; what has no day, last. */
const byDay = sql`due_on nulls last, id`;

async function dutiesWhere(db: Db, condition: RawBuilder<unknown>, most = 500): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select ${columns} from duties.duty where ${condition} order by ${byDay} limit ${most}
  `.execute(duties(db));
  return rows;
}

export async function dutyOf(db: Db, id: DutyId): Promise<Duty | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined;
  return (await dutiesWhere(db, sql`id = ${id}`))[0];
}

/** A post by its office, without the time for which somebody holds it. */
export interface PostOwing {
  readonly unit: UnitId;
  readonly office: string;
}

/** By what somebody owes: the posts that they hold, the groups that they convene, and what they are asked to endorse. */
interface Owing {
  readonly posts: readonly PostOwing[];
  readonly groups: readonly string[];
  readonly endorsements: readonly number[];
}

/** Open duties of these posts, the promises of these groups, and these endorsements; what is due first stands first. */
export async function openDutiesOf(db: Db, { posts, groups, endorsements }: Owing): Promise<Duty[]> {
  if (posts.length + groups.length + endorsements.length === 0) return [];
  return dutiesWhere(
    db,
    sql`outcome is null and (
      (unit, office) in (select unit, office from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as row (unit integer, office text))
      or (kind = 'promise' and group_id = any(${groups}::uuid[]))
      or (unit is null and endorsement = any(${endorsements}::bigint[])))`,
  );
}

/** Open duties that may have a reminder in a span of days, both included: `reminderIn` tells. */
export const dutiesToRemindIn = (
  db: Db,
  { fromOn, toOn }: { fromOn: CalendarDay; toOn: CalendarDay },
): Promise<Duty[]> =>
  dutiesWhere(
    db,
    sql`outcome is null and remind_days_before is not null
        and (due_on between ${fromOn}::date - 1 and ${toOn}::date or due_on - remind_days_before between ${fromOn}::date and ${toOn}::date)`,
    10_000,
  );

/** Every duty about one petition, open or not. */
export const dutiesOnPetition = (db: Db, petition: number): Promise<Duty[]> =>
  dutiesWhere(db, sql`petition = ${petition}`);

/** What a group has promised, open or not. */
export const promisesOf = (db: Db, group: string): Promise<Duty[]> =>
  dutiesWhere(db, sql`group_id = ${group}::uuid and kind = 'promise'`);

/** What is overdue on the day, the oldest first; of it, only what everybody may read. */
export const overdueOn = (db: Db, day: CalendarDay, forWhom: 'everybody' | 'staff'): Promise<Duty[]> =>
  dutiesWhere(db, sql`outcome is null and due_on < ${day}::date and (is_public or ${forWhom === 'staff'})`);

/** All duties of the posts of a unit: the open ones first, then the latest. At most 500. */
export async function dutiesOfUnit(db: Db, unit: UnitId): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select ${columns} from duties.duty where unit = ${unit} order by (outcome is not null), closed_on desc, ${byDay} limit 500
  `.execute(duties(db));
  return rows;
}

const owedToGroups = ledgerKinds.filter((kind) => {
  const { owedTo }: KindOfDuty = kindsOfDuty[kind];
  return owedTo === 'group' || owedTo === 'organizers';
});

/** What these groups are owed and have not had, also as the organizers of their petitions; what is due first stands first. */
export const openDutiesTo = (db: Db, groups: readonly string[]): Promise<Duty[]> =>
  dutiesWhere(db, sql`outcome is null and group_id = any(${groups}::uuid[]) and kind = any(${owedToGroups})`);
