import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { seeing, type Database } from './platform/db/index.ts';
import { silence } from './platform/log/index.ts';
import { readSettings } from './platform/settings/index.ts';
import { emptyDatabase } from './testing/index.ts';

const at = new Date('2026-11-23T15:00:00Z');
let database: Database;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

test('two processes that open an example at once make it once, and both find it whole', async () => {
  const settings = readSettings({ DATABASE_URL: database.url });
  const said: string[] = [];
  const open = () =>
    openHouse(settings, { log: silence, say: (line) => void said.push(line), now: () => at, rounds: false });

  const houses = await Promise.all([open(), open()]);
  const { rows } = await sql<{ members: number; petitions: number; filled: boolean }>`
    select (select count(*) from roll.member) as members, (select count(*) from charters.petition) as petitions,
           (select filled_at is not null from platform.installation) as filled
  `.execute(seeing<never>()(database.db));
  const installations = houses.map(({ app }) => app.installation);
  await Promise.all(houses.map((house) => house.stop()));

  expect(rows).toEqual([{ members: 6_000, petitions: expect.any(Number) as number, filled: true }]);
  expect(said.filter((line) => line.startsWith('Making'))).toHaveLength(1);
  expect(installations[0]?.hashKey).toEqual(installations[1]?.hashKey);
});

test('an example that is older than its name is known by its rules, and is named', async () => {
  const opened = seeing<never>()(database.db);
  await sql`update platform.installation set example = null`.execute(opened);
  const open = (example: string) =>
    openHouse(readSettings({ DATABASE_URL: database.url, FOLKMOOT_EXAMPLE: example }), {
      log: silence,
      say: () => {},
      now: () => at,
      rounds: false,
    });

  await expect(open('ifla')).rejects.toThrow('This database holds another example than “ifla”.');
  await (await open('on')).stop();
  await expect(open('ifla')).rejects.toThrow('This database holds the example “on”.');
});
