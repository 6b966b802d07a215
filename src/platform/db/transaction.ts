import {
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresDialect,
  type DatabaseConnection,
  type PostgresDriver,
  type QueryResult,
  type RawBuilder,
} from 'kysely';
import type pg from 'pg';
import type { Db } from './handle.ts';

/** A statement that has not been sent, as `sql` makes it. */
export type Statement<Row = unknown> = RawBuilder<Row>;

/** Runs work in transactions. */
export interface Transactions {
  /**
   * Begins (read committed), works, sends the last statements and commits.  What is asked for in one turn leaves in one
   * write: `begin` with the first statements, the last ones with the commit.
   */
  run<T>(work: (db: Db) => Promise<T>, last: () => readonly Statement[]): Promise<T>;
}

/**
 * Kysely's own transactions wait for each statement before they send the next.  Ours do not, which saves signing two of five
 * turns; PostgreSQL runs the statements of a connection in the order in which they come, and refuses all behind one that failed.
 */
export function transactionsOf(pool: pg.Pool): Transactions {
  const dialect = new PostgresDialect({ pool });
  const driver = dialect.createDriver() as PostgresDriver;
  const ready = driver.init();
  const compiler = dialect.createQueryCompiler();
  const adapter = dialect.createAdapter();

  /** A handle on one connection, until the transaction is over. */
  function handleOn(connection: DatabaseConnection): { kysely: Kysely<unknown>; close(): void } {
    let isOver = false;
    const executor = new DefaultQueryExecutor(compiler, adapter, {
      async provideConnection(consumer) {
        if (isOver) throw new Error('the transaction is over');
        return consumer(connection);
      },
    });
    const kysely = new Kysely<unknown>({ config: { dialect }, dialect, driver: new NoDriver(), executor });
    return { kysely, close: () => void (isOver = true) };
  }

  return {
    async run(work, last) {
      await ready;
      const connection = await driver.acquireConnection();
      const { kysely, close } = handleOn(connection);
      try {
        // `begin` fails only with its connection, and then what is sent behind it fails as well.
        driver.beginTransaction(connection, {}).catch(() => {});
        const result = await work(kysely as unknown as Db);
        // Where a last statement failed, the commit behind it was a rollback; the first that failed says why.
        const ended = [...sent(connection, kysely, last()), driver.commitTransaction(connection)];
        close();
        for (const outcome of await Promise.allSettled(ended)) if (outcome.status === 'rejected') throw outcome.reason;
        return result;
      } catch (error) {
        close();
        // Rolling back what has been rolled back does no harm; a connection that cannot is given up by the driver.
        await driver.rollbackTransaction(connection as never).catch(() => {});
        throw error;
      } finally {
        await driver.releaseConnection(connection as never);
      }
    },
  };
}

/** A transaction within ours would commit it half done. */
class NoDriver extends DummyDriver {
  override async beginTransaction(): Promise<void> {
    throw new Error('this is a transaction already');
  }
}

/** What comes back for each statement. */
type Answers<S extends readonly Statement[]> = {
  [I in keyof S]: S[I] extends Statement<infer Row> ? QueryResult<Row> : never;
};

/**
 * Sends statements in one go and in their order, and gives their answers: one turn for all.  In a transaction each sees what
 * was committed before it ran, so that what follows a lock sees what the lock was waiting for.
 */
export function together<const S extends readonly Statement[]>(db: Db, ...statements: S): Promise<Answers<S>> {
  const kysely = db as unknown as Kysely<unknown>;
  return kysely.getExecutor().provideConnection(async (connection) => {
    const asked = sent(connection, kysely, statements);
    // The connection is not let go while a statement is under way on it.
    await Promise.allSettled(asked);
    return Promise.all(asked);
  }) as Promise<Answers<S>>;
}

/** Nothing is awaited between one and the next, so that none can overtake another. */
const sent = (
  connection: DatabaseConnection,
  kysely: Kysely<unknown>,
  statements: readonly Statement[],
): Promise<QueryResult<unknown>>[] => statements.map((each) => connection.executeQuery(each.compile(kysely)));
