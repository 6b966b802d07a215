import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';

/** What the background could not do, as counts. */
export interface Stuck {
  /** Letters that were given up. */
  readonly letters: number;
  /** Letters that wait for another try. */
  readonly lettersWaiting: number;
  /** Reactions to facts that failed and will be tried again. */
  readonly reactions: number;
  /** Tasks that failed and will be tried again. */
  readonly tasks: number;
}

/** Counts what went wrong in the background, for whoever administers the house. */
export async function whatIsStuck(db: Db): Promise<Stuck> {
  const { rows } = await sql<Stuck>`
    select (select count(*)::integer from platform.letter where failed_at is not null) as letters,
           (select count(*)::integer from platform.letter where sent_at is null and failed_at is null and attempts > 0) as "lettersWaiting",
           (select count(*)::integer from platform.reaction_failed) as reactions,
           (select count(*)::integer from platform.due where done_at is null and error is not null) as tasks
  `.execute(seeing<never>()(db));
  return rows[0]!;
}
