import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type Furnishing } from './app.ts';
import { seeing, type Database } from './platform/db/index.ts';
import { installationOf, noteFilled } from './platform/installation.ts';
import { silence } from './platform/log/index.ts';
import { BadSetting, readSettings } from './platform/settings/index.ts';
import { emptyDatabase } from './testing/index.ts';

let database: Database;
const settings = readSettings({ FOLKMOOT_EXAMPLE: 'on' });
const nothing = async (): Promise<Furnishing> => ({ plugs: [], site: {} as Furnishing['site'] });
const opened = seeing<never>();

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

const open = (given = settings) =>
  openApp({ settings: given, databaseUrl: database.url, zone: 'America/Chicago', log: silence, furnish: nothing });

test('an example that was cut short while it was made is made anew, and one that is whole is kept', async () => {
  const first = await open();
  await sql`insert into roll.person (name, came_at) values ('Half', '2026-01-01')`.execute(opened(database.db));
  await first.stop();

  const second = await open();
  const left = await sql`select from roll.person`.execute(opened(database.db));
  await noteFilled(database.db, new Date('2026-11-23T12:00:00Z'));
  await sql`insert into roll.person (name, came_at) values ('Whole', '2026-01-01')`.execute(opened(database.db));
  await second.stop();
  const third = await open();
  const kept = await sql`select from roll.person`.execute(opened(database.db));
  await third.stop();

  expect([left.rows.length, kept.rows.length]).toEqual([0, 1]);
});

test('an example is not opened as a real association', async () => {
  const real = readSettings({ FOLKMOOT_EXAMPLE: 'off', SMTP_URL: 'smtp://127.0.0.1:25' });

  await expect(open(real)).rejects.toThrow(BadSetting);
  expect((await installationOf(database.db))?.kind).toBe('example');
});

test('an example is not opened as another, and is told by which name it opens', async () => {
  const other = readSettings({ FOLKMOOT_EXAMPLE: 'ifla' });

  await expect(open(other)).rejects.toThrow(
    'This database holds the example “on”. Start it with FOLKMOOT_EXAMPLE=on, or set FOLKMOOT_DATA or DATABASE_URL to a new place for “ifla”.',
  );
  await (await open()).stop();
});
