import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import type { PetitionId, PetitionState } from '../petitions/model.ts';
import { signedCount } from '../petitions/queries.ts';
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

/** A group that ended ahead of it never came to such a term: nobody asks for it. */
const began = sql`ended_code is distinct from 'never-begun'`;

/** The terms of a group, latest first; one that never began is none. */
export async function termsOf(db: Db, group: GroupId): Promise<TermRecord[]> {
  const { rows } = await sql<TermRecord>`
    select ${columns} from charters.term where group_id = ${group} and ${began} order by from_on desc
  `.execute(charters(db));
  return rows;
}

/** The term that has not ended; undefined when there is none. */
export async function currentTerm(db: Db, group: GroupId): Promise<TermRecord | undefined> {
  return (await termsOf(db, group)).find((term) => term.endedOn === null);
}

/** Whether a petition that is not over was filed, or returned after it had been: its group does not lapse meanwhile. */
const pending = sql<boolean>`(filed_on is not null or exists (select from charters.decision where decision.petition = petition.id))`;

/** Whether a petition to renew the group waits for its decision, or for what was asked of it when it was returned. */
export async function isRenewalPending(db: Db, group: GroupId): Promise<boolean> {
  const { rows } = await sql`
    select from charters.petition
    where group_id = ${group} and kind = 'renew' and state not in ('approved', 'declined', 'withdrawn', 'expired') and ${pending}
    limit 1
  `.execute(charters(db));
  return rows.length > 0;
}

/** A term with its group. */
export interface TermOfGroup extends TermRecord {
  readonly group: GroupId;
}

/** Terms that have not ended and run on the day. */
export async function openTerms(db: Db, on: CalendarDay): Promise<TermOfGroup[]> {
  const { rows } = await sql<TermOfGroup>`
    select group_id as "group", ${columns} from charters.term where ended_on is null and from_on <= ${on} order by id
  `.execute(charters(db));
  return rows;
}

/** All terms of every group, the latest first. */
export async function everyTerm(db: Db): Promise<TermOfGroup[]> {
  const { rows } = await sql<TermOfGroup>`
    select group_id as "group", ${columns} from charters.term where ${began} order by from_on desc, id desc
  `.execute(charters(db));
  return rows;
}

/** The term of each group that runs on the day, or is the first to come, for lists. */
export async function termsRunning(
  db: Db,
  groups: readonly GroupId[],
  on: CalendarDay,
): Promise<Map<GroupId, TermRecord>> {
  if (groups.length === 0) return new Map();
  const { rows } = await sql<TermRecord & { group: GroupId }>`
    select distinct on (group_id) group_id as "group", ${columns} from charters.term
    where group_id = any(${groups}::uuid[]) and ${began}
    order by group_id, (from_on > ${on}), case when from_on <= ${on} then from_on end desc, from_on
  `.execute(charters(db));
  return new Map(rows.map((row) => [row.group, row]));
}

/** A petition to renew that was submitted, and is not over. */
export interface RenewalUnderWay {
  readonly petition: number;
  readonly state: PetitionState;
  readonly signed: number;
  readonly needed: number | null;
  /** The day on which it was filed; null while it is signed. */
  readonly filedOn: CalendarDay | null;
  /** The group does not lapse meanwhile. */
  readonly isPending: boolean;
}

/** The petition by which each of these groups is being renewed, where there is one. One statement, however many. */
export async function renewalsOf(db: Db, groups: readonly GroupId[]): Promise<ReadonlyMap<GroupId, RenewalUnderWay>> {
  if (groups.length === 0) return new Map();
  const { rows } = await sql<RenewalUnderWay & { group: GroupId }>`
    select group_id as "group", petition.id as petition, state, needed, filed_on as "filedOn", ${pending} as "isPending", ${signedCount} as signed
    from charters.petition
    where group_id = any(${groups}::uuid[]) and kind = 'renew' and state not in ('draft', 'approved', 'declined', 'withdrawn', 'expired')
  `.execute(charters(db));
  return new Map(rows.map(({ group, ...renewal }) => [group, renewal]));
}

/** Drafts to renew a group, the first before the others; the one that is made public first goes on. */
export async function renewalDraftsOf(db: Db, group: GroupId): Promise<PetitionId[]> {
  const { rows } = await sql<{ id: PetitionId }>`
    select id from charters.petition where group_id = ${group} and kind = 'renew' and state = 'draft' order by id
  `.execute(charters(db));
  return rows.map(({ id }) => id);
}

/** The term that runs on the day: of those that have begun the last; before the first, the first. */
export function termOn(terms: readonly TermRecord[], on: CalendarDay): TermRecord | undefined {
  const latestFirst = terms.toSorted((one, other) => other.fromOn.localeCompare(one.fromOn));
  return latestFirst.find(({ fromOn }) => fromOn <= on) ?? latestFirst.at(-1);
}

/** How a group came about, and how its years stand. */
export interface CharterFacts {
  /** Latest first. */
  readonly terms: readonly TermRecord[];
  /** The petition that made the group, and the decision on it; null for a group that was brought in from a file. */
  readonly made: { readonly petition: number; readonly counted: number | null; readonly decidedOn: CalendarDay } | null;
  readonly renewal: RenewalUnderWay | null;
}

/** In three statements, whatever the history of the group. */
export async function charterFactsOf(db: Db, group: GroupId): Promise<CharterFacts> {
  const [terms, made, renewals] = await Promise.all([
    termsOf(db, group),
    sql<NonNullable<CharterFacts['made']>>`
      select petition.id as petition, verification.counted, decision.decided_on as "decidedOn"
      from charters.petition
      join charters.decision on decision.petition = petition.id and decision.result = 'approved'
      left join charters.verification on verification.petition = petition.id
      where petition.group_id = ${group} and petition.kind = 'establish' limit 1
    `.execute(charters(db)),
    renewalsOf(db, [group]),
  ]);
  return { terms, made: made.rows[0] ?? null, renewal: renewals.get(group) ?? null };
}
