import { sql } from 'kysely';
import { seeing, type Database } from '../db/index.ts';

/**
 * How far the facts are all known.  Numbers are given out when a fact is written and seen when it is committed, so that a
 * lower number may come to light after a higher one.
 */
export interface Horizon {
  /** No fact with this number or a lower one can come to light any more. It never goes back. */
  readonly allKnownTo: number;
  /** Looks how far it is now. */
  look(): Promise<void>;
}

interface Seen {
  /** The oldest transaction that is still under way. */
  oldest: string;
  /** The transaction that has not begun. */
  next: string;
  /** The highest fact that was seen. */
  last: number;
}

const opened = seeing<never>();

/**
 * A fact below the highest that was seen once was written by a transaction that had its number by then, because
 * `performer` asks for one before a fact gets its own.  So when every transaction of that moment is over, all of those
 * facts have been seen, or will never be.
 */
export function horizonOf(database: Database): Horizon {
  let allKnownTo = 0;
  let awaited: Seen | undefined;
  return {
    get allKnownTo() {
      return allKnownTo;
    },
    async look() {
      const { rows } = await sql<Seen>`
        select pg_snapshot_xmin(taken)::text as oldest, pg_snapshot_xmax(taken)::text as next,
               (select coalesce(max(id), 0) from platform.fact) as last
        from pg_current_snapshot() as taken
      `.execute(opened(database.db));
      const seen = rows[0]!;
      if (awaited && BigInt(seen.oldest) < BigInt(awaited.next)) return;
      if (awaited) allKnownTo = Math.max(allKnownTo, awaited.last);
      awaited = seen;
    },
  };
}
