import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from '../../app.ts';
import { testDatabase } from '../../testing/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { silence } from '../log/index.ts';
import { readSettings } from '../settings/index.ts';
import { get, json } from '../web/index.ts';
import { watchersRoutes } from './index.ts';

const at = new Date('2026-11-26T12:00:00Z');
const token = 'a-token-that-nobody-guesses-0123456789';
const opened = seeing<never>();
let database: Database;
let app: App;

beforeAll(async () => {
  database = await testDatabase();
  app = await opening({ FOLKMOOT_METRICS: token });
});
afterAll(async () => {
  await app.stop();
  await database.close();
});

/** A house with two rooms, watched or not. */
function opening(environment: NodeJS.ProcessEnv): Promise<App> {
  return openApp({
    settings: readSettings(environment),
    databaseUrl: database.url,
    zone: 'UTC',
    log: silence,
    now: () => at,
    rounds: false,
    furnish: (house) =>
      Promise.resolve({
        plugs: [
          {
            routes: [
              get('/members/:name', () => json({ here: true })),
              get('/broken', () => {
                throw new Error('a defect');
              }),
              ...watchersRoutes(house),
            ],
          },
        ],
        site: {
          word: () => ({ say: '' }),
          signIn: () => '/',
          frame: () => Promise.resolve(null as never),
          trouble: () => ({ title: '', body: null }) as never,
        } as never,
      }),
  });
}

async function ask(path: string, headers: Record<string, string> = {}, house = app) {
  const answer = await house.web.fetch(
    new Request(`http://127.0.0.1:3000${path}`, {
      headers: { host: '127.0.0.1:3000', accept: 'application/json', ...headers },
    }),
  );
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

const scrape = (given = token) => ask('/metrics', { authorization: `Bearer ${given}` });

/** The samples whose names or labels hold the text. */
const lines = (text: string, holding: string) =>
  text.split('\n').filter((line) => !line.startsWith('#') && line.includes(holding));

test('without the token, with another one, or where nobody asked for it, it is an address that does not exist', async () => {
  const unwatched = await opening({});
  const there = await Promise.all([
    ask('/metrics'),
    scrape(`${token}x`),
    ask('/metrics', { authorization: `Basic ${token}` }),
    ask('/metrics', { authorization: `Bearer ${token}` }, unwatched),
  ]);
  const nowhere = await ask('/nowhere');
  await unwatched.stop();

  expect(there).toEqual(there.map(() => nowhere));
  expect(nowhere.status).toBe(404);
});

test('answers are counted by the pattern of their route and the class of their status, and no path is told', async () => {
  await ask('/members/robin-ashdown');
  await ask('/members/kim-lark');
  await ask('/broken');
  await ask('/a-secret-in-an-address');

  const { status, type, text } = await scrape();

  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  expect(lines(text, 'request_duration_seconds_count')).toEqual(
    expect.arrayContaining([
      'folkmoot_http_request_duration_seconds_count{route="/members/:name",method="GET",status="2xx"} 2',
      'folkmoot_http_request_duration_seconds_count{route="/broken",method="GET",status="5xx"} 1',
    ]),
  );
  expect(text).toMatch(/_count\{route="\*",method="GET",status="4xx"\} \d/);
  expect(text).not.toMatch(/ashdown|lark|secret/);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
  expect(lines(text, 'folkmoot_database_connections')).toHaveLength(3);
});

test('what waits in the database is told, and no names or addresses with it', async () => {
  const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
  await sql`
    insert into platform.letter (once, kind, address, subject, written_at, try_at, sent_at, failed_at) values
      ('1', 'k', 'robin@example.org', 's', ${at}, ${at}, null, null), ('2', 'k', 'kim@example.org', 's', ${at}, ${at}, null, ${at}),
      ('3', 'k', 'lee@example.org', 's', ${at}, ${at}, ${at}, null)`.execute(opened(database.db));
  await sql`
    insert into platform.due (kind, subject, due_at, try_at, error, done_at) values
      ('k', '1', ${ago(1)}, ${ago(1)}, null, null), ('k', '2', ${ago(2)}, ${ago(-5)}, 'no', null), ('k', '3', ${ago(-60)}, ${ago(-60)}, null, null),
      ('k', '4', ${ago(9)}, ${ago(9)}, null, ${at})`.execute(opened(database.db));
  await sql`
    insert into platform.fact (at, kind, body) select ${at}::timestamptz, 'test.said', '{}'::jsonb from generate_series(1, 3)`.execute(
    opened(database.db),
  );

  const { text } = await scrape();

  expect(lines(text, 'folkmoot_').filter((line) => !line.includes('{'))).toEqual([
    'folkmoot_database_up 1',
    'folkmoot_letters_waiting 1',
    'folkmoot_letters_failed 1',
    'folkmoot_copies_waiting 0',
    'folkmoot_incoming_waiting 0',
    'folkmoot_tasks_waiting 2',
    'folkmoot_tasks_failed 1',
    'folkmoot_reactions_failed 0',
    'folkmoot_facts 3',
    'folkmoot_facts_sealed 0',
  ]);
  expect(text).not.toContain('example.org');
});

test('while the database is away what is known of the process is told all the same', async () => {
  const other = await opening({ FOLKMOOT_METRICS: token });
  await other.database.close();

  const { status, text } = await ask('/metrics', { authorization: `Bearer ${token}` }, other);

  expect(status).toBe(200);
  expect(lines(text, 'folkmoot_').filter((line) => !line.includes('{'))).toEqual(['folkmoot_database_up 0']);
  await other.stop().catch(() => {});
});

test('a token that could be guessed is refused at the start', () => {
  expect(() => readSettings({ FOLKMOOT_METRICS: 'secret' })).toThrow('FOLKMOOT_METRICS is a token of at least 32');
});
