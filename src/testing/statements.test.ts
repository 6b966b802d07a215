import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, theSystem } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { dispatcher } from '../platform/facts/index.ts';
import type { Log } from '../platform/log/index.ts';
import { testDatabase } from './database.ts';
import { statementsDuring } from './statements.ts';

const at = new Date('2026-11-23T12:00:00Z');
const silence = { error: () => {}, warn: () => {}, info: () => {} } as unknown as Log;
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a transaction that another program has open on the server changes no count', async () => {
  const perform = performer(database, 'America/Chicago');
  const facts = dispatcher(database, perform, [], silence);
  await facts.register();
  const sweepANewOne = async () => {
    await perform(theSystem(at), async (act) => act.record({ kind: 'tests.happened' }));
    return (await statementsDuring(() => facts.sweep(at))).length;
  };

  const alone = await sweepANewOne();
  const other = await database.connection();
  await other.query('begin');
  await other.query('select pg_current_xact_id()');
  await sweepANewOne();
  const beside = await sweepANewOne();
  await other.query('commit');
  other.release();

  expect(beside).toBe(alone);
});
