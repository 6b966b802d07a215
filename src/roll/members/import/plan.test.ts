import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeing, type Database } from '../../../platform/db/index.ts';
import { addDays } from '../../../platform/time/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import type { Standing } from '../model.ts';
import { impedimentsToGoodStanding } from '../rules.ts';
import { inGoodStanding } from './plan.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const today = '2026-11-23';
const standings: Standing[] = ['regular', 'life'].flatMap((its) =>
  ['active', 'deceased', ''].flatMap((status) =>
    [true, false].flatMap((suspended) =>
      [null, -400, -31, -30, -29, -1, 0, 1, 400].map((days) => ({
        class: its,
        status,
        suspended,
        paidThrough: days === null ? null : addDays(today, days),
        mergedInto: null,
      })),
    ),
  ),
);

test.each([0, 30])('the rule in SQL says what the rule says, with %i days of grace', async (graceDays) => {
  const rules = { neverExpire: ['life'], withoutStanding: ['deceased'], graceDays };

  const { rows } = await sql<{ good: boolean }>`
    select ${inGoodStanding('now', rules, today)} as good
    from jsonb_to_recordset(${JSON.stringify(standings.map(({ paidThrough, ...rest }) => ({ ...rest, paid_through: paidThrough })))}::jsonb)
      as now (class text, status text, suspended boolean, paid_through date)
  `.execute(seeing<never>()(database.db));

  expect(rows.map(({ good }) => good)).toEqual(
    standings.map((standing) => impedimentsToGoodStanding(standing, rules, today).length === 0),
  );
});
