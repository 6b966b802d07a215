import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsDuring, testDatabase } from '../../testing/index.ts';
import { performer, theSystem, type Perform } from '../act/index.ts';
import { seeing, type Database } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { addMilliseconds, days } from '../time/index.ts';
import { dispatcher, reacting } from './dispatcher.ts';
import type { Fact } from './fact.ts';

const at = new Date('2026-11-23T12:00:00Z');
const silence = { error: () => {}, warn: () => {}, info: () => {} } as unknown as Log;
let database: Database;
let perform: Perform;

beforeAll(async () => {
  database = await testDatabase();
  perform = performer(database, 'America/Chicago');
});
afterAll(() => database.close());

const fact = (kind: string, number: number) => ({ kind, number }) as unknown as Fact;
const tell = (told: Fact) => perform(theSystem(at), async (act) => act.record(told));

test('a fact that comes to light after a later one is heard of all the same', async () => {
  const heard: unknown[] = [];
  const hearing = reacting('tests.hear', ['tests.slow' as never], async (_act, told) => {
    heard.push((told.fact as unknown as { number: number }).number);
  });
  const facts = dispatcher(database, perform, [hearing], silence);
  await facts.register();
  const connection = await database.connection();
  await connection.query('begin');
  await connection.query(`insert into platform.fact (at, kind, body) values ($1, 'tests.slow', '{"number": 1}')`, [at]);
  await tell(fact('tests.slow', 2));

  await facts.sweep(at);
  await connection.query('commit');
  connection.release();
  await facts.sweep(at);

  expect(heard).toEqual([2, 1]);
});

test('marks are swept together once no older fact can come to light, and not before', async () => {
  const hearing = reacting('tests.hear-all', ['tests.quick' as never], async () => {});
  const facts = dispatcher(database, perform, [hearing], silence);
  await facts.register();
  const marked = async () => {
    const { rows } = await sql<{
      fact: number;
    }>`select fact from platform.reaction_done where reaction = 'tests.hear-all'`.execute(seeing<never>()(database.db));
    return rows.length;
  };
  const tellAndSweep = async (number: number) => {
    await tell(fact('tests.quick', number));
    await facts.sweep(at);
  };
  const connection = await database.connection();
  await connection.query('begin');
  await connection.query(`insert into platform.fact (at, kind, body) values ($1, 'tests.quick', '{"number": 0}')`, [
    at,
  ]);

  for (const number of [1, 2, 3]) await tellAndSweep(number);
  const whileOneIsOpen = await marked();
  await connection.query('commit');
  connection.release();
  // Transactions of other databases on the server hold the horizon back as well, for as long as they last.
  for (let number = 4; number < 500 && (await marked()) >= 3; number += 1) await tellAndSweep(number);

  expect(whileOneIsOpen).toBe(3);
  expect(await marked()).toBeLessThan(3);
});

test('a fact stays to be heard whose transaction is the newest of those under way', async () => {
  const heard: number[] = [];
  const hearing = reacting('tests.hear-newest', ['tests.newest' as never], async (_act, told) => {
    heard.push((told.fact as unknown as { number: number }).number);
  });
  const facts = dispatcher(database, perform, [hearing], silence);
  await facts.register();
  const tellIn = (connection: { query(text: string, values: unknown[]): Promise<unknown> }, number: number) =>
    connection.query(`insert into platform.fact (at, kind, body) values ($1, 'tests.newest', $2)`, [
      at,
      JSON.stringify({ number }),
    ]);
  const [older, newer] = await Promise.all([database.connection(), database.connection()]);
  await older.query('begin');
  await older.query('select pg_current_xact_id()');
  await newer.query('begin');
  await tellIn(newer, 1);
  await tellIn(older, 2);
  await older.query('commit');

  for (let round = 0; round < 4; round += 1) {
    await facts.sweep(at);
    await tell(fact('tests.newest', 3 + round));
  }
  await newer.query('commit');
  await facts.sweep(at);
  for (const connection of [older, newer]) connection.release();

  expect(heard).toContain(1);
});

test('a reaction that has failed for months is put off by a day, and keeps no other waiting', async () => {
  const heard: unknown[] = [];
  const failing = reacting('tests.fail', ['tests.hard' as never], () => Promise.reject(new Error('no')));
  const hearing = reacting('tests.hear-on', ['tests.hard' as never], async () => void heard.push('heard'));
  const facts = dispatcher(database, perform, [failing, hearing], silence);
  await facts.register();
  await tell(fact('tests.hard', 1));
  await facts.sweep(at);
  const opened = seeing<never>()(database.db);
  await sql`update platform.reaction_failed set attempts = 2000, retry_at = ${at}`.execute(opened);
  await tell(fact('tests.hard', 2));

  await facts.sweep(at);

  const { rows } = await sql<{
    retry_at: Date;
  }>`select retry_at from platform.reaction_failed where attempts > 2000`.execute(opened);
  expect([heard.length, rows[0]?.retry_at]).toEqual([2, addMilliseconds(at, days(1))]);
});

test('what was brought in by commands before the first start is heard of; a reaction that comes later hears of what is new', async () => {
  const fresh = await testDatabase();
  const performing = performer(fresh, 'America/Chicago');
  const heard: string[] = [];
  const hearing = (name: string) =>
    reacting(name, ['tests.brought' as never], async (_act, told) => {
      heard.push(`${name} ${(told.fact as unknown as { number: number }).number}`);
    });
  const bring = (number: number) => performing(theSystem(at), async (act) => act.record(fact('tests.brought', number)));

  await bring(1);
  const first = dispatcher(fresh, performing, [hearing('tests.first')], silence);
  await first.register();
  await first.sweep(at);
  const both = dispatcher(fresh, performing, [hearing('tests.first'), hearing('tests.second')], silence);
  await both.register();
  await bring(2);
  await both.sweep(at);
  await fresh.close();

  expect(heard).toEqual(['tests.first 1', 'tests.first 2', 'tests.second 2']);
});

test('at rest a sweep asks as little for forty reactions as for one', async () => {
  const hearing = (number: number) =>
    reacting(`tests.resting-${number}`, [`tests.rested-${number}` as Fact['kind']], async () => {});
  const asked = async (count: number) => {
    const facts = dispatcher(
      database,
      perform,
      Array.from({ length: count }, (_, number) => hearing(number)),
      silence,
    );
    await facts.register();
    while ((await facts.sweep(at)) > 0);
    return (await statementsDuring(() => facts.sweep(at))).length;
  };

  expect([await asked(1), await asked(40)]).toEqual([2, 2]);
});
