import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer } from '../act/index.ts';
import { seeing, type Database } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { minutes } from '../time/index.ts';
import { horizonOf } from './horizon.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function lastFact(): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(id), 0) as last from platform.fact`.execute(
    seeing<never>()(database.db),
  );
  return rows[0]!.last;
}

test('a transaction that stays open is told of once, and again when another does', async () => {
  const told: unknown[] = [];
  let now = 0;
  const log = { warn: (about: unknown) => void told.push(about) } as unknown as Log;
  const horizon = horizonOf(database, log, () => now);
  const happen = () =>
    performer(database, 'UTC')({ by: null, at: new Date('2026-11-23T12:00:00Z'), grants: new Set() }, async (act) =>
      act.record({ kind: 'tests.happened' }),
    );
  /** How often it is told of while one is open for so long. */
  const toldAfter = async (ms: number): Promise<number> => {
    const before = told.length;
    await database.transaction(async (db) => {
      await sql`select pg_current_xact_id()`.execute(seeing<never>()(db));
      await happen();
      await horizon.look();
      now += ms;
      for (let round = 0; round < 3; round += 1) await horizon.look();
    });
    // Transactions of other databases on the server hold it back as well, for as long as they last.
    while (horizon.allKnownTo < (await lastFact())) await horizon.look();
    return told.length - before;
  };

  expect([await toldAfter(minutes(9)), await toldAfter(minutes(11)), await toldAfter(minutes(12))]).toEqual([0, 1, 1]);
  expect(told).toEqual([
    { transaction: expect.stringMatching(/^\d+$/) as unknown, minutes: 11 },
    { transaction: expect.stringMatching(/^\d+$/) as unknown, minutes: 12 },
  ]);
});
