import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer, theSystem } from '../act/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { openWorkbench } from '../jobs/index.ts';
import { silence } from '../log/index.ts';
import { addMilliseconds, days, hours } from '../time/index.ts';
import { forgetSoon, forgetTasks, type Forget, type Gone } from './index.ts';

const at = new Date('2026-11-26T12:00:00Z');
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('what one capability cannot do keeps somebody in no other, is tried again, and is done once more before nothing is left of them', async () => {
  const perform = performer(database, 'UTC');
  const gone = { persons: [], names: ['Ada Lane'], addresses: ['ada@example.org'] };
  const heard: Gone[] = [];
  let isAway = true;
  const failing: Forget = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve());
  const hearing: Forget = async (_, each) => void heard.push(each);
  const bench = openWorkbench({
    database,
    perform,
    zone: 'UTC',
    log: silence,
    tasks: forgetTasks([failing, hearing], async (_, kept) => kept),
    dailies: [],
    hourlies: [],
  });
  const kept = async () => {
    const { rows } = await sql`select names from platform.erasing`.execute(seeing<never>()(database.db));
    return rows.length;
  };

  await perform(theSystem(at), (act) => forgetSoon(act, gone));
  const first = [await bench.work(at), heard.length, await kept()];
  isAway = false;
  const second = [await bench.work(addMilliseconds(at, hours(1))), heard.length, await kept()];
  const third = [await bench.work(addMilliseconds(at, days(3))), heard.length, await kept()];

  expect([first, second, third]).toEqual([
    [0, 1, 1],
    [1, 2, 1],
    [1, 3, 0],
  ]);
  expect(heard[0]).toMatchObject(gone);
});
