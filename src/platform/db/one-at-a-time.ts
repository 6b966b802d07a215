import { sql } from 'kysely';
import { seeing, type Db } from './handle.ts';

/** Waits until nobody else holds the name, and holds it until the transaction ends.  Names begin with the part of the house that gives them. */
export async function oneAtATime(db: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(seeing<never>()(db));
}
