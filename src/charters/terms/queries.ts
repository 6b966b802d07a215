import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { charters } from '../tables.ts';

/** A term of a group, as the record has it. */
export interface TermRecord {
  readonly id: number;
  readonly petition: number | null;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly fromOn: CalendarDay;
  /** Exclusive; null for a term without end. */
  readonly untilOn: CalendarDay | null;
  readonly endedCode: string | null;
  readonly endedOn: CalendarDay | null;
}

const columns = sql`
  id, petition, policy_id as "policyId", policy_version as "policyVersion", from_on as "fromOn", until_on as "untilOn",
  ended_code as "endedCode", ended_on as "endedOn"
`;

/** The terms of a group, latest first. */
export async function termsOf(db: Db, group: GroupId): Promise<TermRecord[]> {
  const { rows } = await sql<TermRecord>`
    select ${columns} from charters.term where group_id = ${group} order by from_on desc
  `.execute(charters(db));
  return rows;
}

/** The term that has not ended; undefined when there is none. */
export async function currentTerm(db: Db, group: GroupId): Promise<TermRecord | undefined> {
  return (await termsOf(db, group)).find((term) => term.endedOn === null);
}

/** The latest term of each group, for lists. */
export async function latestTerms(db: Db, groups: readonly GroupId[]): Promise<Map<GroupId, TermRecord>> {
  if (groups.length === 0) return new Map();
  const { rows } = await sql<TermRecord & { group: GroupId }>`
    select distinct on (group_id) group_id as "group", ${columns} from charters.term
    where group_id = any(${groups}::uuid[]) order by group_id, from_on desc
  `.execute(charters(db));
  return new Map(rows.map((row) => [row.group, row]));
}
