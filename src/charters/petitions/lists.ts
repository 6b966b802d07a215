import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import { publicStates, type Petition, type PetitionId, type PetitionState } from './model.ts';
import { petitionColumns, signedCount } from './queries.ts';

/** A petition with its count, as it stands in a list. */
export interface ListedPetition extends Petition {
  readonly signed: number;
}

/** Petitions in the given states: those that await something first by what is nearest, others newest first; at most 200. */
export async function petitionsIn(
  db: Db,
  states: readonly PetitionState[],
  { most = 200, from = 0 } = {},
): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where state = any(${states})
    order by case when state in ('signing', 'suspended') then closes_at end, coalesce(decided_at, filed_at, opened_at, edited_at) desc, id desc
    limit ${most} offset ${from}
  `.execute(charters(db));
  return rows;
}

/** Petitions that a person organizes, newest first, at most 100. */
export async function petitionsOrganizedBy(db: Db, person: PersonId): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where id in (select petition from charters.organizer where person = ${person} and accepted_at is not null and declined_at is null)
    order by begun_at desc, id desc limit 100
  `.execute(charters(db));
  return rows;
}

/** How many petitions are in the given states. */
export async function countPetitions(db: Db, states: readonly PetitionState[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.petition where state = any(${states})
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** Public petitions under a topic of the association's list, newest first, at most 100. */
export async function petitionsUnder(db: Db, topic: string): Promise<ListedPetition[]> {
  const { rows } = await sql<ListedPetition>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where state = any(${publicStates}) and id in (select petition from charters.petition_topic where topic = ${topic})
    order by opened_at desc, id desc limit 100
  `.execute(charters(db));
  return rows;
}

/** What readers have reported and nobody has settled, oldest first, at most 200. */
export interface Complaint {
  readonly id: number;
  readonly petition: PetitionId;
  readonly title: string;
  readonly code: string;
  readonly remark: string;
  readonly madeAt: Date;
}

export async function complaintsOpen(db: Db): Promise<Complaint[]> {
  const { rows } = await sql<Complaint>`
    select complaint.id, complaint.petition, petition.title, complaint.code, complaint.remark, complaint.made_at as "madeAt"
    from charters.complaint join charters.petition on petition.id = complaint.petition
    where complaint.settled_at is null order by complaint.made_at, complaint.id limit 200
  `.execute(charters(db));
  return rows;
}
