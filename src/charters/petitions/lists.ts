import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import {
  decidedStates,
  pendingStates,
  waitingStates,
  withdrawableStates,
  type Petition,
  type PetitionId,
  type PetitionState,
} from './model.ts';
import { isPublicRow, petitionColumns, signedCount } from './queries.ts';

/** A petition with its count, as it stands in a list. */
export interface ListedPetition extends Petition {
  readonly signed: number;
}

/** Which part of a list. */
interface PartWanted {
  readonly most?: number;
  readonly from?: number;
}

/** Which petitions, besides their states. */
interface PetitionsWanted extends PartWanted {
  /** A slug of the association's list. */
  readonly topic?: string | undefined;
}

/** Under a topic, if one is asked for. */
const under = (topic: string | undefined) =>
  topic === undefined
    ? sql`true`
    : sql`exists (select from charters.petition_topic where petition_topic.petition = petition.id and topic = ${topic})`;

/**
 * Petitions in the given states, by how far they have got: those that can be signed, the nearest end first; those before the
 * committee, decided, and closed, the newest first.  Of those that were withdrawn, the ones that everyone may read.  At most 200
 * unless told.
 */
export async function petitionsIn(
  db: Db,
  states: readonly PetitionState[],
  { most = 200, from = 0, topic }: PetitionsWanted = {},
): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where ${standIn(states)} and ${under(topic)}
    order by case when state = any(${withdrawableStates}) then 0 when state = any(${[...pendingStates, ...waitingStates]}) then 1 when state = any(${decidedStates}) then 2 else 3 end,
             case when state = any(${withdrawableStates}) then closes_at end,
             coalesce(decided_at, filed_at, opened_at, edited_at) desc, id desc
    limit ${most} offset ${from}
  `.execute(charters(db));
  return rows;
}

/** The numbers of all petitions in a state, in their order. */
export async function petitionNumbersIn(db: Db, state: PetitionState): Promise<PetitionId[]> {
  const { rows } = await sql<{
    id: PetitionId;
  }>`select id from charters.petition where state = ${state} order by id`.execute(charters(db));
  return rows.map(({ id }) => id);
}

/** How many petitions in the given states each version of the rules judges. */
export async function petitionsByVersion(
  db: Db,
  states: readonly PetitionState[],
): Promise<(Pick<Petition, 'policyId' | 'policyVersion'> & { readonly count: number })[]> {
  const { rows } = await sql<Pick<Petition, 'policyId' | 'policyVersion'> & { count: number }>`
    select policy_id as "policyId", policy_version as "policyVersion", count(*)::integer as count from charters.petition
    where ${standIn(states)} group by policy_id, policy_version
  `.execute(charters(db));
  return rows;
}

/** How much waits, and since when the longest does. */
export interface Waiting {
  readonly count: number;
  readonly since: Date | null;
}

/** The same, and the petition of which it waits, where it is only one. */
export interface WaitingOfPetitions extends Waiting {
  readonly only: PetitionId | null;
}

/** How many petitions wait in a state for their next step. */
export async function petitionsWaiting(db: Db, state: 'screening' | 'filed' | 'docketed'): Promise<WaitingOfPetitions> {
  const { rows } = await sql<WaitingOfPetitions>`
    select count(*)::integer as count, min(coalesce(verified_at, filed_at, edited_at)) as since, case when count(*) = 1 then min(id) end as only
    from charters.petition where state = ${state}
  `.execute(charters(db));
  return rows[0]!;
}

/** Petitions that a person organizes, newest first, at most 100 unless told. */
export async function petitionsOrganizedBy(
  db: Db,
  person: PersonId,
  { most = 100 }: PartWanted = {},
): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where id in (select petition from charters.organizer where person = ${person} and accepted_at is not null and declined_at is null)
    order by begun_at desc, id desc limit ${most}
  `.execute(charters(db));
  return rows;
}

const standIn = (states: readonly PetitionState[]) =>
  sql`state = any(${states}) and (state <> 'withdrawn' or ${isPublicRow})`;

/** How many petitions are in the given states; of those that were withdrawn, as `petitionsIn` has them. */
export async function countPetitions(
  db: Db,
  states: readonly PetitionState[],
  { topic }: Pick<PetitionsWanted, 'topic'> = {},
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.petition where ${standIn(states)} and ${under(topic)}
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** Public petitions under a topic of the association's list, newest first, at most 100. */
export async function petitionsUnder(db: Db, topic: string): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where ${isPublicRow} and id in (select petition from charters.petition_topic where topic = ${topic})
    order by opened_at desc, id desc limit 100
  `.execute(charters(db));
  return rows;
}

/** What a reader has reported of a public page, or of a comment. */
export interface Complaint {
  readonly id: number;
  readonly petition: PetitionId;
  /** The one comment on its draft that was reported; null for the page. */
  readonly comment: number | null;
  readonly title: string;
  readonly code: string;
  readonly remark: string;
  readonly madeAt: Date;
}

/** What readers have reported and nobody has settled, oldest first. */
export async function complaintsOpen(db: Db, { most = 50, from = 0 }: PartWanted = {}): Promise<Complaint[]> {
  const { rows } = await sql<Complaint>`
    select complaint.id, complaint.petition, complaint.comment, petition.title, complaint.code, complaint.remark, complaint.made_at as "madeAt"
    from charters.complaint join charters.petition on petition.id = complaint.petition
    where complaint.settled_at is null order by complaint.made_at, complaint.id limit ${most} offset ${from}
  `.execute(charters(db));
  return rows;
}

/** How many reports nobody has settled. */
export async function complaintsWaiting(db: Db): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, min(made_at) as since from charters.complaint where settled_at is null
  `.execute(charters(db));
  return rows[0]!;
}
