import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { plannedAnew, seeing, type Database } from './index.ts';

const opened = seeing<never>();
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const server = async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened(database.db));
  return rows[0]!.pid;
};

test('reads of one turn share a connection, and a slow one holds up no later turn', async () => {
  const together = await Promise.all([server(), server(), server()]);
  const holder = await database.connection();
  await holder.query('select pg_advisory_lock(1)');
  const slow = sql`select pg_advisory_lock(1), pg_backend_pid() as pid`.execute(opened(database.db));
  await new Promise(setImmediate);

  // Behind the slow one it would wait for ever.
  const later = await server();
  await holder.query('select pg_advisory_unlock(1)');
  await slow;
  holder.release();

  expect(new Set(together).size).toBe(1);
  expect(later).toEqual(expect.any(Number));
});

test('a read that fails leaves those beside it alone', async () => {
  const [one, failed, other] = await Promise.allSettled([
    server(),
    sql`select 1 / 0`.execute(opened(database.db)),
    server(),
  ]);

  expect([one.status, failed.status, other.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a hundred reads at once are all answered, and leave every connection free', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, server));
  const connections = await Promise.all(Array.from({ length: 10 }, () => database.connection()));
  for (const connection of connections) connection.release();

  expect([answers.length, connections.length]).toEqual([100, 10]);
});

test('a statement is planned once for any values, but for one that asks to be planned anew', async () => {
  const named = async () => {
    const { rows } = await sql<{ text: string }>`
      select statement as text from pg_prepared_statements where statement like '%tried%'`.execute(opened(database.db));
    return rows.map(({ text }) => text.trim()).filter((text) => !text.includes('pg_prepared_statements'));
  };

  await Promise.all([
    sql`select ${1}::integer as tried`.execute(opened(database.db)),
    sql`${plannedAnew} select ${2}::integer as tried`.execute(opened(database.db)),
  ]);

  expect(await named()).toEqual(['select $1::integer as tried']);
});
