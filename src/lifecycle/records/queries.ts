import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { startOfDay } from '../../platform/time/index.ts';
import { groupsById, type GroupId } from '../../groups/index.ts';
import { lifecycle } from '../tables.ts';
import type { RenewalRecord } from './model.ts';

const columns = sql`
  id, group_id as "group", way, term_until as "termUntil", delivered, evidence, recorded_by as "recordedBy",
  recorded_on as "recordedOn", result, settled_on as "settledOn", reason
`;

/** What was put on record for a group, the latest first. */
export async function recordsOf(db: Db, group: GroupId): Promise<RenewalRecord[]> {
  const { rows } = await sql<RenewalRecord>`
    select ${columns} from lifecycle.renewal_record where group_id = ${group} order by id desc limit 100
  `.execute(lifecycle(db));
  return rows;
}

/** What waits for staff; null when nothing does. */
export const waitingIn = (records: readonly RenewalRecord[]): RenewalRecord | null =>
  records.find(({ result }) => result === null) ?? null;

/** Whether a record of the group waits for staff. */
export const isRenewing = async (db: Db, group: GroupId): Promise<boolean> =>
  (await groupsRenewing(db, group)).has(group);

/** Groups of which a record waits for staff, all of them or one: they do not lapse meanwhile. One statement. */
export async function groupsRenewing(db: Db, group?: GroupId): Promise<ReadonlySet<GroupId>> {
  const { rows } = await sql<{ group: GroupId }>`
    select group_id as "group" from lifecycle.renewal_record
    where result is null and (${group ?? null}::uuid is null or group_id = ${group ?? null})
  `.execute(lifecycle(db));
  return new Set(rows.map((row) => row.group));
}

/** One record, by its number. */
export async function recordById(db: Db, id: number): Promise<RenewalRecord | undefined> {
  const { rows } = await sql<RenewalRecord>`
    select ${columns} from lifecycle.renewal_record where id = ${id}
  `.execute(lifecycle(db));
  return rows[0];
}

/** What groups have delivered and staff have not settled: how many, since when, and where the one stands that waits longest. */
export async function deliverablesWaiting({
  db,
  zone,
}: Pick<Visit, 'db' | 'zone'>): Promise<{ count: number; since: Date | null; href: string | null }> {
  const { rows } = await sql<{ group: GroupId; recordedOn: string }>`
    select group_id as "group", recorded_on as "recordedOn" from lifecycle.renewal_record where result is null order by recorded_on, id
  `.execute(lifecycle(db));
  const [first] = rows;
  if (!first) return { count: 0, since: null, href: null };
  const { slug } = (await groupsById(db, [first.group])).get(first.group)!;
  return { count: rows.length, since: startOfDay(first.recordedOn, zone), href: `/groups/${slug}/renewal/record` };
}
