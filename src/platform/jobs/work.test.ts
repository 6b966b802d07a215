import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer } from '../act/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { silence } from '../log/index.ts';
import { addMilliseconds, minutes } from '../time/index.ts';
import { fallsDue, openWorkbench, type Job, type Task } from './index.ts';

const at = new Date('2026-11-26T12:00:00Z');
const later = (ofMinutes: number) => addMilliseconds(at, minutes(ofMinutes));
let database: Database;

beforeEach(async () => {
  database = await testDatabase();
  await fallsDue(database.db, { kind: 'test.carry', subject: 'one', at });
});
afterEach(() => database.close());

/** The bench of a process of its own. */
const bench = (run: Task['run'], renewMs?: number) =>
  openWorkbench({
    database,
    perform: performer(database, 'UTC'),
    zone: 'UTC',
    log: silence,
    tasks: [{ kind: 'test.carry', run }],
    dailies: [],
    hourlies: [],
    ...(renewMs && { renewMs }),
  });

/** A task that goes on until it is let end. */
function slow() {
  const end = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let runs = 0;
  const run = async () => {
    runs += 1;
    begun.resolve();
    await end.promise;
  };
  return { run, begun: begun.promise, end: end.resolve, runs: () => runs };
}

test('a task that goes on is not begun by another process, and one that a dead process held is', async () => {
  const task = slow();
  const working = bench(task.run).work(at);
  await task.begun;

  const within = await bench(() => Promise.reject(new Error('begun twice'))).work(later(9));
  let takenUp = 0;
  const after = await bench(async () => void (takenUp += 1)).work(later(11));
  task.end();
  await working;

  expect([within, after, takenUp]).toEqual([0, 1, 1]);
});

test('a task that takes longer than a claim holds is claimed anew while it goes on', async () => {
  const task = slow();
  // Each 20 ms the claim is pushed on by as much; a hundred of them are two seconds.
  const working = bench(task.run, 20).work(at);
  await task.begun;
  const before = await triedAt();
  await pause(300);
  const meanwhile = await triedAt();
  task.end();
  const done = await working;
  const stood = await triedAt();
  await pause(100);

  expect(meanwhile - before).toBeGreaterThanOrEqual(40);
  expect([done, task.runs(), await triedAt()]).toEqual([1, 1, stood]);
});

test('what comes every night runs once for the nights that were missed, by the last of them, and is told of the first', async () => {
  const nights: Pick<Job, 'at' | 'since'>[] = [];
  const nightly = openWorkbench({
    database,
    perform: performer(database, 'UTC'),
    zone: 'America/Chicago',
    log: silence,
    tasks: [],
    dailies: [
      { kind: 'test.nightly', run: async ({ at: night, since }) => void nights.push({ at: night, since: since! }) },
    ],
    hourlies: [],
  });
  for (const hoursLater of [0, 23, 24 * 9, 24 * 9 + 1]) {
    await nightly.layOut(later(hoursLater * 60));
    await nightly.work(later(hoursLater * 60));
  }

  expect(nights).toEqual([
    { at: new Date('2026-11-27T06:00:00Z'), since: new Date('2026-11-27T06:00:00Z') },
    { at: new Date('2026-12-05T06:00:00Z'), since: new Date('2026-11-28T06:00:00Z') },
  ]);
});

async function triedAt(): Promise<number> {
  const { rows } = await sql<{ try_at: Date }>`select try_at from platform.due`.execute(seeing<never>()(database.db));
  return rows[0]!.try_at.getTime();
}
