import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, migrateTo, migrationNames, type Database } from './platform/db/index.ts';
import { emptyDatabase } from './testing/index.ts';

const [renewed, revived, dissolved] = [randomUUID(), randomUUID(), randomUUID()];
let database: Database;

/** A database as the version before left it, with what was under way then. */
beforeAll(async () => {
  database = await emptyDatabase();
  const client = await database.connection();
  try {
    await client.query('begin');
    await migrateTo(
      client,
      (await migrationNames()).filter((name) => name < '2026-11-26T15'),
    );
    await client.query('commit');
    await client.query(
      `insert into groups.registered_group (id, slug, name, purpose, participation, state, opened_on, ended_on, policy_id, policy_version, registered_at)
       select id, state || id, 'A group', 'For all.', 'members', state, '2020-01-01', ended_on, 'rules', 'first', '2020-01-01'
       from (values ($1::uuid, 'active', null), ($2::uuid, 'active', null), ($3::uuid, 'dissolved', '2026-06-01'::date)) as g (id, state, ended_on)`,
      [renewed, revived, dissolved],
    );
    await client.query(
      `insert into charters.term (group_id, policy_id, policy_version, from_on, until_on, ended_code, ended_on) values
         ($1, 'rules', 'first', '2020-01-01', '2025-01-01', 'renewed', '2025-01-01'), ($1, 'rules', 'second', '2025-01-01', '2028-01-01', null, null),
         ($2, 'rules', 'first', '2020-01-01', '2023-01-01', 'lapsed', '2023-01-01'), ($2, 'rules', 'second', '2024-01-01', '2027-01-01', 'renewed', '2027-01-01'),
         ($2, 'rules', 'third', '2027-01-01', '2030-01-01', null, null),
         ($3, 'rules', 'first', '2024-01-01', '2027-01-01', 'renewed', '2027-01-01'), ($3, 'rules', 'first', '2027-01-01', '2030-01-01', 'dissolved', '2026-06-01')`,
      [renewed, revived, dissolved],
    );
    await client.query(
      `insert into lifecycle.takeover (group_id, ground, state, begun_at) values ($1, 'no-convener', 'gathering', '2026-11-20T03:00:00Z')`,
      [renewed],
    );
    await client.query(
      `insert into platform.due (kind, subject, due_at, try_at)
       select kind, '', '2026-11-27', '2026-11-27' from unnest(array['charters.forget-erased-commenters', 'charters.forget-erased-organizers']) kind`,
    );
    await client.query(
      `insert into roll.person (name, came_at, erased_at) values ('', '2026-01-01', '2026-11-26T11:00:00Z'), ('Ada Lane', '2026-01-01', null)`,
    );
  } finally {
    client.release();
  }
  await migrate(database);
});
afterAll(() => database.close());

async function rows(statement: string): Promise<unknown[]> {
  const client = await database.connection();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows;
  } finally {
    client.release();
  }
}

test('a group that was begun again goes by the version of that, and one that was only renewed by the one it began under', async () => {
  const { [renewed]: one, [revived]: other } = Object.fromEntries(
    (await rows('select id, policy_version from groups.registered_group')) as [string, string][],
  );

  expect([one, other]).toEqual(['first', 'second']);
});

test('a term that ran ends with its group, and the one to come never began', async () => {
  expect(
    await rows(
      `select from_on::text, ended_code, ended_on::text from charters.term where group_id = '${dissolved}' order by from_on`,
    ),
  ).toEqual([
    ['2024-01-01', 'dissolved', '2026-06-01'],
    ['2027-01-01', 'never-begun', '2027-01-01'],
  ]);
});

test('what falls due is done by somebody: no task of the version before waits, and a takeover ends when its last day is over everywhere', async () => {
  const due = await rows(
    'select kind, due_at = try_at, extract(epoch from due_at)::integer from platform.due order by kind',
  );
  const [until] = await rows(`select gathers_until::text from lifecycle.takeover`);
  const seconds = (instant: string) => Date.parse(instant) / 1000;

  expect(until).toEqual(['2027-02-18']);
  expect(due).toEqual([
    ['lifecycle.end-gathering', true, seconds('2027-02-20T03:00:00Z')],
    ['platform.forget-gone', true, seconds('2026-11-26T11:00:00Z')],
  ]);
});

test('whoever was erased before is taken out of what others wrote', async () => {
  expect(await rows('select cardinality(persons), names, addresses from platform.erasing')).toEqual([[1, [], []]]);
});
