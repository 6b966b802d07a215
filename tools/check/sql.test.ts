import { expect, test } from 'vitest';
import { unruledSql } from './sql.ts';
import { inShort, treeOf } from './testing.ts';

async function objections(files: Record<string, string>): Promise<string[]> {
  const { root, sources, architecture } = await treeOf(files);
  return inShort(unruledSql(root, sources, architecture));
}

test('SQL over own tables and published views, with our own instants, is in order', async () => {
  const found = await objections({
    'src/charters/tables.ts': `export interface Tables { 'charters.petition': Row; readonly 'roll.signer': Signer }`,
    'src/charters/petitions/queries.ts':
      'sql<Row>`select petition.name from charters.petition join roll.signer using (id) -- now()\nwhere at < ${at}`',
    'src/charters/petitions/words.ts': 'const x = `the groups. roll.member now()`;',
    'db/migrations/2026-12-01T1030-charters-petitions.sql':
      '-- Locks nothing: the table is new. Not now().\ncreate table charters.petition (id int);\ncreate extension if not exists pg_trgm;',
  });

  expect(found).toEqual([]);
});

test("the database's clock is never asked", async () => {
  const found = await objections({
    'src/roll/members/queries.ts': 'sql`\n  select now(),\n  CURRENT_DATE`',
    'src/platform/jobs/due.ts':
      "client.query('select clock_timestamp()'); client.query(`delete from due where at < 'now'`);",
    'db/migrations/2026-12-01T1030-roll.sql': '-- Locks nothing.\ncreate table roll.a (at timestamptz default now());',
  });

  expect(found).toEqual([
    'src/platform/jobs/due.ts:1 sql-clock',
    'src/platform/jobs/due.ts:1 sql-clock',
    'src/roll/members/queries.ts:2 sql-clock',
    'src/roll/members/queries.ts:3 sql-clock',
    'db/migrations/2026-12-01T1030-roll.sql:2 sql-clock',
  ]);
});

test("another's tables are neither opened nor named", async () => {
  const found = await objections({
    'src/groups/tables.ts': `interface Tables {\n'groups.group': Row;\n'roll.member': Row;\n'roll.signer': Row }`,
    'src/groups/roster/queries.ts': 'sql`select 1 from "roll"."member"\n join platform.fact using (id)`',
    'db/migrations/2026-12-01T1030-groups.sql':
      '-- Locks nothing.\ncreate table groups.a (b int references roll.member);',
  });

  expect(found).toEqual([
    'src/groups/roster/queries.ts:1 sql-foreign',
    'src/groups/roster/queries.ts:2 sql-foreign',
    'src/groups/tables.ts:3 tables',
    'src/groups/tables.ts:4 tables',
    'db/migrations/2026-12-01T1030-groups.sql:2 sql-foreign',
  ]);
});

test('a table may be taken over by a new owner, and not given away', async () => {
  const found = await objections({
    'db/migrations/2026-12-01T1030-groups.sql':
      '-- Locks a table for a moment.\nalter table charters.a set schema groups;',
    'db/migrations/2026-12-01T1031-groups.sql':
      '-- Locks a table for a moment.\nalter table charters.b set schema roll;',
  });

  expect(found).toEqual(['db/migrations/2026-12-01T1031-groups.sql:2 sql-foreign']);
});

test('rows of several owners are set right by a migration of the house, which changes no table', async () => {
  const setting = '-- Locks some rows.\nupdate groups.a set b = c.d from charters.c';
  const found = await objections({
    'db/migrations/2026-12-01T1030-house-years.sql': `${setting};`,
    'db/migrations/2026-12-01T1031-house-years.sql': `${setting};\nalter table groups.a drop column e;`,
  });

  expect(found).toEqual(['db/migrations/2026-12-01T1031-house-years.sql:1 migration']);
});

test('a migration tells whose it is and what it locks, and needs no superuser', async () => {
  const found = await objections({
    'db/migrations/2026-12-01T1030-unknown-a.sql': '-- Locks nothing.\n',
    'db/migrations/petitions.sql': '-- Locks nothing.\n',
    'db/migrations/2026-12-01T1030-roll-b.sql': 'create table roll.b (id int); -- locks nothing',
    'db/migrations/2026-12-01T1031-roll-c.sql': '-- Locks roll.b for a moment.\ncreate extension plpython3u;',
  });

  expect(found).toEqual([
    'db/migrations/2026-12-01T1030-roll-b.sql:1 migration',
    'db/migrations/2026-12-01T1030-unknown-a.sql:1 migration',
    'db/migrations/2026-12-01T1031-roll-c.sql:2 migration',
    'db/migrations/petitions.sql:1 migration',
  ]);
});

test('no text goes into SQL as it is', async () => {
  const found = await objections({
    'src/groups/roster/queries.ts': 'const order = sql.raw(asked);',
    'src/platform/mail/mailbox.ts': 'const columns = sql.raw(own);',
  });

  expect(found).toEqual(['src/groups/roster/queries.ts:1 sql-raw']);
});
