import { Kysely } from 'kysely';
import pg from 'pg';
import type { Db } from './handle.ts';
import { NamingClient } from './naming-client.ts';
import { SharingDialect } from './sharing.ts';
import { transactionsOf, type Statement } from './transaction.ts';

/** A pool of connections to one PostgreSQL database. */
export interface Database {
  /** Reads outside a transaction; each statement may use another connection. */
  readonly db: Db;
  readonly url: string;
  /**
   * Runs `work` in a transaction (read committed) and commits.  Runs it once more when PostgreSQL gave it up for the
   * sake of another (serialization failure, deadlock).
   *
   * @param last the last statements: they travel with the commit, in one round trip; if one fails, nothing is committed, and
   * its error is thrown
   */
  transaction<T>(work: (db: Db) => Promise<T>, last?: () => readonly Statement[]): Promise<T>;
  /** A connection of one's own, for COPY and for locks that outlive a statement; release it. */
  connection(): Promise<pg.PoolClient>;
  /** How many connections work and rest, and how many requests wait for one. */
  use(): PoolUse;
  close(): Promise<void>;
}

interface PoolUse {
  readonly busy: number;
  readonly idle: number;
  readonly waiting: number;
}

const worthRetrying = new Set(['40001', '40P01']);

/** A pool of at most `max` connections. Dates without a time come back as text, `2026-11-23`; bigints as numbers. */
export function connect(url: string, max = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    Client: NamingClient,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 300_000,
    types,
  } as pg.PoolConfig);
  // A connection lost while idle must not stop the process: the next statement meets the error, and the pool renews.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const reading = new Kysely<unknown>({ dialect: new SharingDialect({ pool }) });
  const transactions = transactionsOf(pool);

  return {
    db: reading as unknown as Db,
    url,
    async transaction(work, last = () => []) {
      try {
        return await transactions.run(work, last);
      } catch (error) {
        if (!worthRetrying.has(sqlState(error) ?? '')) throw error;
        return transactions.run(work, last);
      }
    },
    connection: () => pool.connect(),
    use: () => ({ busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => (pool.ending ? Promise.resolve() : pool.end()),
  };
}

/** The five-letter SQLSTATE of an error that PostgreSQL sent, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** The name of the constraint that refused a statement, if one did. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}

const DATE = 1082;
const BIGINT = 20;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};
