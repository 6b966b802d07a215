import { sql } from 'kysely';
import { seeing, type Database } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { minutes } from '../time/index.ts';

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

/** A transaction that is open for so long is told of, once. Ours take seconds, a roll of a million members two minutes. */
const toldAfterMs = minutes(10);

/** A moment: the highest fact that was seen, and a transaction that began after it. */
interface Mark {
  readonly last: number;
  readonly transaction: string;
}

const opened = seeing<never>();

/**
 * Every fact below the highest that is seen at a moment was written by a transaction that had its number by then, because
 * `performer` asks for one before a fact gets its own.  A transaction that takes its number after that moment has a higher
 * one.  So when all up to that one are over, those facts have been seen, or will never be.
 *
 * A snapshot's own `xmax` does not serve: it lies behind the newest transaction that has *ended*, not that has begun.
 */
export function horizonOf(database: Database, log: Log, now: () => number = () => performance.now()): Horizon {
  let allKnownTo = 0;
  let mark: Mark | undefined;
  let markedAt = 0;
  let isTold = false;

  /** One transaction that is left open holds everything back, whoever opened it: a person at a prompt, a backup, another program. */
  function tellOfOpen(oldest: string): void {
    if (isTold || now() - markedAt < toldAfterMs) return;
    isTold = true;
    log.warn(
      { transaction: oldest, minutes: Math.round((now() - markedAt) / minutes(1)) },
      'a transaction stays open; until it ends, each round looks again at all the facts since it began',
    );
  }

  return {
    get allKnownTo() {
      return allKnownTo;
    },
    async look() {
      const seen = await seenNow(database);
      if (mark && BigInt(seen.oldest) < BigInt(mark.transaction)) return tellOfOpen(seen.oldest);
      if (mark) allKnownTo = Math.max(allKnownTo, mark.last);
      // At rest nothing is marked, so that no transaction is begun for it.
      mark = seen.last > allKnownTo ? await markNow(database) : undefined;
      markedAt = now();
      isTold = false;
    },
  };
}

/** The oldest transaction that is under way, or the next if there is none, and the highest fact. */
async function seenNow(database: Database): Promise<{ oldest: string; last: number }> {
  const { rows } = await sql<{ oldest: string; last: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, coalesce(max(id), 0) as last from platform.fact
  `.execute(opened(database.db));
  return rows[0]!;
}

/** What the statement sees was settled when it began; its transaction gets its number afterwards. */
async function markNow(database: Database): Promise<Mark> {
  const { rows } = await sql<Mark>`
    select coalesce(max(id), 0) as last, pg_current_xact_id()::text as transaction from platform.fact
  `.execute(opened(database.db));
  return rows[0]!;
}
