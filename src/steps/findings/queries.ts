import { sql } from 'kysely';
import type { PetitionId } from '../../charters/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { steps } from '../tables.ts';
import type { Finding } from './model.ts';

/** All that staff found of a petition, the earliest first. */
export async function findingsOn(db: Db, petition: PetitionId): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    select stage, result, reason, found_at as "foundAt" from steps.finding where petition = ${petition} order by found_at, id
  `.execute(steps(db));
  return rows;
}

/** One of them, with its petition; undefined when there is none. */
export async function findingById(
  db: Db,
  id: number,
): Promise<(Finding & { readonly petition: PetitionId }) | undefined> {
  const { rows } = await sql<Finding & { petition: PetitionId }>`
    select petition, stage, result, reason, found_at as "foundAt" from steps.finding where id = ${id}
  `.execute(steps(db));
  return rows[0];
}
