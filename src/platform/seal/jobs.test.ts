import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer, theSystem, type Perform } from '../act/index.ts';
import type { Database } from '../db/index.ts';
import type { Fact } from '../facts/index.ts';
import type { Log } from '../log/index.ts';
import { lastSealCheck, sealDailies, sealHourly, sealNow } from './jobs.ts';
import { logNameOf } from './key.ts';
import { lastCheckpoint } from './store.ts';

const at = new Date('2026-11-26T12:00:00Z');
const log = { error: () => {}, warn: () => {}, info: () => {} } as unknown as Log;
const logName = logNameOf('https://groups.example.org');
let database: Database;
let perform: Perform;

beforeAll(async () => {
  database = await testDatabase();
  perform = performer(database, 'America/Chicago');
});
afterAll(() => database.close());

const tell = (number: number) =>
  perform(theSystem(at), async (act) => act.record({ kind: 'tests.told', number } as unknown as Fact));

test('what is under way is not overtaken; it is sealed the next time', async () => {
  await tell(1);
  const slow = await database.connection();
  await slow.query('begin');
  await slow.query(`insert into platform.fact (at, kind, body) values ($1, 'tests.told', '{"number": 2}')`, [at]);
  await tell(3);

  await sealNow({ database, log, logName }, perform, at, 3);
  const before = await lastCheckpoint(database.db);
  await slow.query('commit');
  slow.release();
  // It waits for nobody, and transactions of other databases are under way beside the test.
  const hourly = () => sealHourly({ database, log, logName }).run({ subject: '', at, db: database.db, perform });
  const after = await vi.waitFor(async () => {
    await hourly();
    const checkpoint = await lastCheckpoint(database.db);
    expect(checkpoint?.size).toBe(3);
    return checkpoint;
  }, 60_000);

  // Fact 3 is not sealed before 2, of which nobody knew yet.
  expect(before?.lastFact ?? 0).toBeLessThan(2);
  expect(after).toMatchObject({ size: 3, lastFact: 3 });
});

test('the night finds what was changed, and says what', async () => {
  const [daily] = sealDailies;
  const night = (hour: number) =>
    daily!.run({ subject: '', at: new Date(Date.UTC(2026, 10, 27, hour)), db: database.db, perform });
  await night(5);
  const whole = await lastSealCheck(database.db);
  const client = await database.connection();
  await client.query('alter table platform.fact disable trigger keep_facts');
  await client.query(`update platform.fact set body = '{"number": 9}' where id = 2`);
  client.release();
  await night(6);

  expect(whole).toMatchObject({ size: 3, findings: [] });
  expect((await lastSealCheck(database.db))?.findings).toEqual([{ code: 'fact-changed', fact: 2 }]);
});
