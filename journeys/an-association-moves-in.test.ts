import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollFile } from '../association/example/roll.ts';
import { openHouse, type OpenHouse } from '../src/house.ts';
import { connect, type Database } from '../src/platform/db/index.ts';
import { silence } from '../src/platform/log/index.ts';
import { readSettings } from '../src/platform/settings/index.ts';
import { emptyDatabase } from '../src/testing/index.ts';
import { aMailServer, type MailServer } from './support/mail.ts';
import { codeIn, linkIn, visitor, type Visitor } from './support/visitor.ts';

// A real association begins with an empty database, a mail server and four files. The commands run as an operator runs them.

const root = fileURLToPath(new URL('..', import.meta.url));
const year = new Date().getFullYear();

let folder: string;
let database: Database;
let mail: MailServer;
let house: OpenHouse;
let url: string;
let administrator: Visitor;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-moving-'));
  [database, mail] = await Promise.all([emptyDatabase(1), aMailServer()]);
});
afterAll(async () => {
  await house?.stop();
  await database?.close();
  await mail?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const environment = (databaseUrl = database.url): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  FOLKMOOT_EXAMPLE: 'off',
  FOLKMOOT_DATA: folder,
  SMTP_URL: mail.url,
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly told: string;
}

/** Runs `npx folkmoot …` as a process of its own. */
function folkmoot(words: readonly string[], databaseUrl?: string): Promise<Ran> {
  const options = { cwd: folder, env: environment(databaseUrl) };
  return new Promise((resolve) =>
    execFile(process.execPath, [path.join(root, 'tools/folkmoot.mjs'), ...words], options, (error, out, told) =>
      resolve({ code: error ? Number(error.code) : 0, out, told }),
    ),
  );
}

function file(name: string, text: string): string {
  fs.writeFileSync(path.join(folder, name), text);
  return name;
}

test('without a mail server a real association does not open', async () => {
  const settings = readSettings({ ...environment(), SMTP_URL: '' });

  await expect(openHouse(settings, { log: silence, say: () => {}, rounds: false })).rejects.toThrow(/^SMTP_URL: /);
});

test('init names the first administrator, whose link lets them in once', async () => {
  const init = await folkmoot(['init', '--admin', 'first@example.org', '--name', 'First Administrator']);
  const settings = { ...readSettings(environment()), port: 0 };
  house = await openHouse(settings, { log: silence, say: () => {}, rounds: false });
  url = await house.app.listen();
  administrator = visitor(url);
  const link = linkIn(init.out, '/sign-in/letter/');

  const shown = await administrator.get(link);
  const entered = await administrator.send(shown, link);
  const again = await visitor(url).get(link);

  expect(init.code).toBe(0);
  expect([shown.status, entered.status, entered.path]).toEqual([200, 200, '/staff']);
  expect(again.status).toBe(410);
});

test('roll, units, posts and groups come in from files', { timeout: 600_000 }, async () => {
  file('roll.csv', [...rollFile({ seed: 7, count: 300, today: `${year}-06-15` })].join(''));
  file(
    'units.csv',
    `name,acronym,kind,parent,charge,topics\nReaders’ Division,RD,division,,Readers and reading.,Literacy\n`,
  );
  file(
    'posts.csv',
    `unit,office,name,email,member_number,from_on,until_on\nReaders’ Division,chair,Jordan Bellweather,,10482217,${year}-01-01,\n`,
  );
  file(
    'groups.csv',
    `name,purpose,topics,conveners,state,opened_on,policy,term\nReading Aloud,"Members who read to others, and would like to do it better.",Literacy,Jordan Bellweather <j.bellweather@example.org>,active,${year - 1}-01-01,ala-mig 2014,${year - 1}-01-01/${year + 2}-01-01\n`,
  );

  const dry = await folkmoot(['roll', 'import', 'roll.csv', '--dry-run', '--json']);
  const roll = await folkmoot(['roll', 'import', 'roll.csv', '--json']);
  const same = await folkmoot(['roll', 'import', 'roll.csv', '--json']);
  const others: Ran[] = [];
  for (const noun of ['units', 'posts', 'groups']) others.push(await folkmoot([noun, 'import', `${noun}.csv`]));

  expect(JSON.parse(dry.out)).toEqual(JSON.parse(roll.out));
  expect(JSON.parse(roll.out)).toMatchObject({ changed: 0, unchanged: 0, lapsed: 0 });
  expect(JSON.parse(same.out)).toMatchObject({ new: 0, changed: 0, lapsed: 0, merged: 0 });
  expect(others.map(({ code, told }) => [code, code === 0 ? '' : told])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ]);
});

test('a file that is not there, and a command that is none, are told so in a sentence', async () => {
  const missing = await folkmoot(['roll', 'import', 'nowhere.csv']);
  const unknown = await folkmoot(['rolls']);

  expect([missing.code, unknown.code]).toEqual([1, 2]);
  expect(missing.told).toContain('nowhere.csv');
  expect(`${missing.told}${unknown.told}`).not.toMatch(/\n\s+at /);
});

test('a member signs in by a letter that leaves by SMTP, and finds what was brought in', async () => {
  const member = visitor(url);
  const asked = await member.send(await member.get('/sign-in'), '/sign-in', { identifier: '10482217' });
  await house.app.settle();
  const [letter] = mail.lettersTo('j.bellweather@example.org');

  const entered = await member.send(asked, '/sign-in/code', { code: codeIn(letter) });
  const home = await member.get('/groups/reading-aloud');
  const unit = await member.get('/units');

  expect([entered.status, entered.path]).toEqual([200, '/me']);
  expect(home.text).toMatch(/Reading Aloud .* Conveners? Jordan Bellweather/);
  expect(unit.text).toContain('Readers’ Division');
});

test('there is no persona, no mailbox and no clock to move', async () => {
  const asked = await Promise.all([
    administrator.get('/example/personas'),
    administrator.get('/example/mailbox'),
    administrator.get('/example/mailbox/1'),
    administrator.post('/example/personas/member', new URLSearchParams()),
    administrator.post('/example/clock', new URLSearchParams({ days: '30' })),
    administrator.post('/example/petitions/1/signers', new URLSearchParams()),
  ]);

  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  expect((await administrator.get('/')).text).not.toContain('This is an example.');
});

test('a backup restores into an empty database, where everything is as it was', async () => {
  const other = await emptyDatabase(1);
  try {
    const backedUp = await folkmoot(['backup', 'whole.backup']);
    const restored = await folkmoot(['restore', 'whole.backup'], other.url);
    const twice = await folkmoot(['restore', 'whole.backup'], other.url);

    expect([backedUp.told, restored.told].filter((told) => /\n\s+at /.test(told))).toEqual([]);
    expect([backedUp.code, restored.code, twice.code]).toEqual([0, 0, 1]);
    expect(await contentsOf(other.url)).toEqual(await contentsOf(database.url));
  } finally {
    await other.close();
  }
});

/** A hash of the rows of every table. */
async function contentsOf(databaseUrl: string): Promise<Record<string, string>> {
  const open = connect(databaseUrl, 1);
  const client = await open.connection();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(one::text), '' order by md5(one::text))), '') as hash from ${name} one`,
      );
      contents[name] = rows[0]!.hash;
    }
    return contents;
  } finally {
    client.release();
    await open.close();
  }
}
