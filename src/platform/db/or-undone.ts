import { sql } from 'kysely';
import { seeing, type Db } from './handle.ts';

const opened = seeing<never>();

/** Does a part of an act; where it throws, nothing of it stays, and the act may go on.  The part must have recorded no fact by then. */
export async function orUndone<T>(db: Db, part: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(opened(db));
  try {
    const done = await part();
    await sql`release savepoint part`.execute(opened(db));
    return done;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(opened(db));
    throw error;
  }
}
