import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { seeing, together, type Database, type Db, type Statement } from './index.ts';

const opened = seeing<never>();
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table public.tried (number integer primary key)`.execute(opened(database.db));
});
afterAll(() => database.close());

const insert = (number: number): Statement => sql`insert into public.tried values (${number})`;
const tried = async () => {
  const { rows } = await sql<{ number: number }>`select number from public.tried order by number`.execute(
    opened(database.db),
  );
  return rows.map(({ number }) => number);
};

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and objid = 7 and not granted`.execute(
      opened(database.db),
    );
    if (rows.length > 0) return;
  }
}

test('the last statements are committed with the work, and undone with it', async () => {
  await database.transaction(
    (db) => insert(1).execute(opened(db)),
    () => [insert(2), insert(3)],
  );
  const twice = database.transaction(
    (db) => insert(4).execute(opened(db)),
    () => [insert(5), insert(2), insert(6)],
  );

  await expect(twice).rejects.toMatchObject({ constraint: 'tried_pkey' });
  expect(await tried()).toEqual([1, 2, 3]);
});

test('work that throws is undone, and its connection serves the next', async () => {
  const thrown = database.transaction(async (db) => {
    await insert(7).execute(opened(db));
    throw new Error('no');
  });
  await expect(thrown).rejects.toThrow('no');

  await database.transaction((db) => insert(8).execute(opened(db)));

  expect(await tried()).toEqual([1, 2, 3, 8]);
});

test('what is sent behind a lock sees what the lock was waiting for', async () => {
  const lock = sql`select pg_advisory_xact_lock(7)`;
  const holding = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const first = database.transaction(async (db) => {
    await lock.execute(opened(db));
    held.resolve();
    await holding.promise;
    await insert(9).execute(opened(db));
  });
  await held.promise;
  const second = database.transaction((db) =>
    together(db, lock, sql<{ number: number }>`select number from public.tried where number = 9`),
  );
  await untilSomebodyWaits();
  holding.resolve();
  await first;

  const [, { rows }] = await second;
  expect(rows).toEqual([{ number: 9 }]);
});

test('a transaction holds no other', async () => {
  const nested = database.transaction((db) =>
    opened(db)
      .transaction()
      .execute(async () => {}),
  );

  await expect(nested).rejects.toThrow('this is a transaction already');
});

test('a handle is of no use when its transaction is over', async () => {
  let kept: Db | undefined;
  await database.transaction(async (db) => void (kept = db));

  await expect(insert(10).execute(opened(kept!))).rejects.toThrow('the transaction is over');
});
