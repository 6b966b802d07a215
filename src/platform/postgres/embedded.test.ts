import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { serverAccount } from './account.ts';
import { joinEmbedded, PostgresTrouble, startEmbedded, type Embedded } from './index.ts';
import { truePath } from './place.ts';

const isRoot = process.getuid?.() === 0;
const settings = { fsync: 'off' };
let scratch: string;
/** Laid once for all tests that can share it, because laying takes most of a second. */
let folder: string;
let running: Embedded[];

beforeAll(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-try-'));
  fs.chmodSync(scratch, 0o711);
  folder = path.join(scratch, 'shared');
});
beforeEach(() => {
  running = [];
});
afterEach(async () => {
  for (const each of running) await each.stop();
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

test('rows outlive a stop and a second start', async () => {
  const first = await start(folder);
  await ask(first.url, 'create table kept_by_stop (word text)');
  await ask(first.url, `insert into kept_by_stop values ('moot')`);
  await first.stop();

  const second = await start(folder);

  expect(await ask(second.url, 'select word from kept_by_stop')).toEqual([{ word: 'moot' }]);
  expect(second.folder).toBe(fs.realpathSync(folder));
});

test('the application owns its database, is no superuser, and sorts by code point', async () => {
  const { url } = await start(folder);

  const rows = await ask(
    url,
    `select current_user as me, current_database() as db, rolsuper as super, pg_get_userbyid(datdba) as owner, datlocprovider as provider, datlocale as locale
     from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
  );

  expect(rows).toEqual([
    { me: 'folkmoot', db: 'folkmoot', super: false, owner: 'folkmoot', provider: 'b', locale: 'C.UTF-8' },
  ]);
});

test('a server that is killed comes back by itself, with every row that it acknowledged', async () => {
  const said: string[] = [];
  const embedded = await start(folder, { say: (line) => void said.push(line) });
  await ask(embedded.url, 'create table kept_by_return (word text)');
  await ask(embedded.url, `insert into kept_by_return values ('moot')`);

  killServer(embedded.folder);

  await expect
    .poll(() => ask(embedded.url, 'select word from kept_by_return').catch(() => 'away'), { timeout: 60_000 })
    .toEqual([{ word: 'moot' }]);
  expect(said[0]).toContain('ended by itself and is started again');
});

test('a folder that is in use is refused, and the refusal names who uses it', async () => {
  await start(folder);

  await expect(startEmbedded({ folder, settings })).rejects.toThrow(/are in use by this very process.*FOLKMOOT_DATA/s);
});

test('a command joins the server that another process runs, and leaves it running', async () => {
  const embedded = await start(folder);
  await ask(embedded.url, 'create table kept_by_joined (word text)');

  const joined = await joinEmbedded({ folder });
  await joined.stop();

  expect({ ...joined, stop: null }).toEqual({ ...embedded, stop: null });
  expect(await ask(embedded.url, 'select word from kept_by_joined')).toEqual([]);
});

test('when we are killed the server ends, and the next start finds the data whole', async () => {
  const other = await startElsewhere(folder);
  await ask(other.url, 'create table kept_by_end (word text)');
  await ask(other.url, `insert into kept_by_end values ('moot')`);

  other.child.kill('SIGKILL');
  await once(other.child, 'exit');
  const next = await start(folder);

  expect(await ask(next.url, 'select word from kept_by_end')).toEqual([{ word: 'moot' }]);
});

test('both killed at once, under load, the next start finds every row that was acknowledged', async () => {
  const other = await startElsewhere(folder);
  await ask(other.url, 'create table kept_by_both (number integer)');
  const client = new pg.Client({ connectionString: other.url });
  client.on('error', () => {});
  await client.connect();
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await client.query('insert into kept_by_both values ($1)', [acknowledged]);
      acknowledged += 1;
    }
  })().catch(() => {});
  await pause(300);

  const ended = once(other.child, 'exit');
  other.child.kill('SIGKILL');
  killServer(folder);
  await Promise.all([writing, ended]);
  const next = await start(folder);

  const [row] = (await ask(next.url, 'select count(*)::int as kept from kept_by_both')) as { kept: number }[];
  expect(acknowledged).toBeGreaterThan(0);
  expect(row?.kept).toBeGreaterThanOrEqual(acknowledged);
});

test('the note of a server that is gone does not mislead when another process has its number', async () => {
  const first = await start(folder);
  await first.stop();
  const note = path.join(folder, 'server', '18', 'postmaster.pid');
  fs.writeFileSync(note, `${process.pid}\n${path.dirname(note)}\n0\n5432\n\n\n\n`);
  takeOver(note);

  const second = await start(folder);

  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('another process that is alive is named by its number', async () => {
  const { child } = await startElsewhere(folder);

  const refusal = await startEmbedded({ folder, settings }).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(PostgresTrouble);
  expect(String(refusal)).toContain(`process ${child.pid}`);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('a first start that was cut short is begun anew', async () => {
  const laid = await start(path.join(scratch, 'cut-short'));
  await laid.stop();
  fs.renameSync(path.join(laid.folder, 'server', '18'), path.join(laid.folder, 'server', '18.making'));

  const again = await start(laid.folder);

  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a path too long for a socket gets its socket elsewhere', async () => {
  const { url } = await start(path.join(scratch, 'a-folder-with-a-long-name'.repeat(4)));

  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(new URL(url).searchParams.get('host')).toContain(path.join(os.tmpdir(), 'folkmoot-'));
});

test('data of another major version are refused with advice', async () => {
  const old = path.join(scratch, 'old');
  fs.mkdirSync(path.join(old, 'server', '17'), { recursive: true });
  takeOver(path.join(old, 'server'));

  await expect(startEmbedded({ folder: old, settings })).rejects.toThrow(
    /PostgreSQL 17, and this version brings 18.*backup/s,
  );
});

test.runIf(isRoot)('a folder that someone else owns is refused', async () => {
  const foreign = path.join(scratch, 'foreign');
  fs.mkdirSync(foreign, { mode: 0o755 });
  fs.chownSync(foreign, 12_345, 12_345);

  await expect(startEmbedded({ folder: foreign, settings })).rejects.toThrow(
    /belongs to another account \(number 12345\)/,
  );
});

test.runIf(isRoot)('root lends the server an account that nobody else may look over', async () => {
  const embedded = await start(folder);

  const home = fs.statSync(path.join(embedded.folder, 'server'));

  expect({ isRoots: home.uid === 0, mode: home.mode & 0o777 }).toEqual({ isRoots: false, mode: 0o700 });
});

test.runIf(isRoot)('below a private folder the data go where the account can reach them', () => {
  const hidden = path.join(scratch, 'private');
  fs.mkdirSync(hidden, { mode: 0o700 });

  const place = truePath(path.join(hidden, 'data'), serverAccount());

  expect(place).toMatch(/^\/var\/lib\/folkmoot\/data-[0-9a-f]{12}$/);
});

/** Gives a folder to the account under which the server would run. */
function takeOver(home: string): void {
  const account = serverAccount();
  if (account) fs.chownSync(home, account.uid, account.gid);
}

async function start(where: string, more: { say?: (line: string) => void } = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ folder: where, settings, ...more });
  running.push(embedded);
  return embedded;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function killServer(where: string): void {
  const noted = fs.readFileSync(path.join(where, 'server', '18', 'postmaster.pid'), 'utf8');
  process.kill(Number(noted.split('\n')[0]), 'SIGKILL');
}

/** Starts it in a process of its own, which stops it on SIGTERM. */
async function startElsewhere(where: string) {
  const door = new URL('./index.ts', import.meta.url).href;
  const text = `
    const { startEmbedded } = await import(${JSON.stringify(door)});
    const embedded = await startEmbedded({ folder: ${JSON.stringify(where)}, settings: { fsync: 'off' } });
    process.on('SIGTERM', () => embedded.stop().then(() => process.exit(0)));
    console.log(embedded.url);
    setInterval(() => {}, 1000);
  `;
  const tsx = fileURLToPath(new URL('../../../tools/tsx.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  await pause(10);
  return { child, url: line.toString().trim() };
}
