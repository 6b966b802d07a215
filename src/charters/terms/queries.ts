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

/** All terms of every group, the latest first. */
export async function everyTerm(db: Db): Promise<(TermRecord & { readonly group: GroupId })[]> {
  const { rows } = await sql<TermRecord & { group: GroupId }>`
    select group_id as "group", ${columns} from charters.term order by from_on desc, id desc
  `.execute(charters(db));
  return rows;
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

/** How a group came about, and how its years stand. */
export interface CharterFacts {
  readonly term: TermRecord | undefined;
  /** The petition that made the group, and the decision on it; null for a group that was brought in from a file. */
  readonly made: { readonly petition: number; readonly counted: number | null; readonly decidedOn: CalendarDay } | null;
  /** A petition to renew that is under way. */
  readonly renewal: {
    readonly petition: number;
    readonly signed: number;
    readonly needed: number | null;
    readonly isFiled: boolean;
  } | null;
}

/** In three statements, whatever the history of the group. */
export async function charterFactsOf(db: Db, group: GroupId): Promise<CharterFacts> {
  const [terms, made, renewal] = await Promise.all([
    termsOf(db, group),
    sql<NonNullable<CharterFacts['made']>>`
      select petition.id as petition, verification.counted, decision.decided_on as "decidedOn"
      from charters.petition
      join charters.decision on decision.petition = petition.id and decision.result = 'approved'
      left join charters.verification on verification.petition = petition.id
      where petition.group_id = ${group} and petition.kind = 'establish' limit 1
    `.execute(charters(db)),
    sql<NonNullable<CharterFacts['renewal']>>`
      select petition.id as petition, petition.needed, petition.state in ('filed', 'docketed') as "isFiled",
             (select count(*)::integer from charters.signature
              where signature.petition = petition.id and withdrawn_at is null and invalidated_at is null) as signed
      from charters.petition
      where petition.group_id = ${group} and petition.kind = 'renew' and petition.state in ('awaiting', 'signing', 'suspended', 'filed', 'docketed') limit 1
    `.execute(charters(db)),
  ]);
  return { term: terms[0], made: made.rows[0] ?? null, renewal: renewal.rows[0] ?? null };
}
