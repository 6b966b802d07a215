import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { backupCommands } from '../backup/index.ts';
import { run, type Given } from '../cli/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { stampInstallation } from '../installation.ts';
import { BadFile } from '../json-file/index.ts';
import { doctorCommand } from './index.ts';
import type { Finding } from './model.ts';

const at = new Date();
const opened = seeing<never>();
let database: Database;
let folder: string;
let mail: { port: number; close(): Promise<void> };

beforeEach(async () => {
  database = await testDatabase();
  await stampInstallation(database.db, 'association', at);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-doctor-'));
  mail = await aServer();
});
afterEach(async () => {
  await mail.close();
  fs.rmSync(folder, { recursive: true });
  await database.close();
});

async function aServer(): Promise<typeof mail> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], closeTimeout: 100 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** What a real association would have in its environment, and what a test changes in it. */
const environment = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  DATABASE_URL: database.url,
  FOLKMOOT_EXAMPLE: 'off',
  FOLKMOOT_DATA: folder,
  FOLKMOOT_BASE_URL: 'https://groups.example.org',
  SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  PORT: '0',
  ...changes,
});

async function doctor(
  changes: NodeJS.ProcessEnv = {},
  readPapers = (_: string) => ({ name: 'Kestrel Libraries', policies: 2 }),
) {
  const printed: string[] = [];
  const terminal = { print: (line: string) => void printed.push(line), say() {}, progress() {} };
  const command = doctorCommand({ environment: environment(changes), readPapers, now: () => new Date() });
  const house = { open: () => Promise.resolve({ close: async () => {} } as never), word: () => undefined };
  const code = await run(['doctor', '--json'], [command], house, terminal);
  const { standing, findings } = JSON.parse(printed.join('\n')) as { standing: string; findings: Finding[] };
  const told = findings.map((each) => [each.standing, each.about, each.say]);
  return { code, standing, findings, told, amiss: told.filter(([how]) => how !== 'ok') };
}

const some = expect.any(String) as string;

test('an installation that is well is found well, thing by thing', async () => {
  await sql`insert into platform.backup_taken values (${at})`.execute(opened(database.db));
  const key = path.join(folder, 'mail.pem');
  fs.writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));

  const { code, standing, told } = await doctor({ FOLKMOOT_DKIM_SELECTOR: 'one', FOLKMOOT_DKIM_KEY: key });

  expect([code, standing]).toEqual([0, 'ok']);
  expect(told).toEqual([
    ['ok', 'settings', 'The settings can be read: a real association at https://groups.example.org.'],
    ['ok', 'papers', 'The papers of Kestrel Libraries can be read, with 2 versions of the rules.'],
    ['ok', 'disk', expect.stringMatching(/^[\d.]+ GiB are free for /)],
    ['ok', 'database', expect.stringMatching(/^The database answers: PostgreSQL \d+, \d+ MiB\.$/)],
    ['ok', 'migrations', 'The tables are those of this version.'],
    ['ok', 'transactions', some],
    ['ok', 'clock', 'Our clock and that of the database agree.'],
    ['ok', 'backups', expect.stringMatching(/^The last backup is \d+ seconds? old\.$/)],
    ['ok', 'background', 'No task is late, and none has failed.'],
    ['ok', 'letters', '0 letters wait, and 0 copies of messages to lists.'],
    ['ok', 'record', 'The record holds 0 facts; the first night will compare them with their seal.'],
    ['ok', 'record-key', 'The record has no key yet; the first hour makes one in the database.'],
    ['ok', 'mail-server', `The mail server 127.0.0.1:${mail.port} answers, on this machine.`],
    ['ok', 'mail-signature', 'Mail is signed for groups.example.org by the key one.'],
  ]);
});

test('a backup that was taken by our own command is known, and one that never was is asked for', async () => {
  const before = await doctor();
  const [command] = backupCommands(() => Promise.resolve({ database, close: async () => {} }));
  const terminal = { print() {}, say() {}, progress() {} };
  const given = { operands: [path.join(folder, 'backup')], options: {}, terminal };
  await command!.run(given as unknown as Given);
  const after = await doctor();

  expect(before.amiss).toEqual([['watch', 'backups', 'No backup is known that was taken by npx folkmoot backup.']]);
  expect(after.amiss).toEqual([]);
});

test('while the database is away the rest is looked at, and it says what to do', async () => {
  const { code, findings } = await doctor({ DATABASE_URL: 'postgres://folkmoot:secret@127.0.0.1:1/folkmoot' });

  expect(code).toBe(1);
  expect(findings.filter(({ standing }) => standing === 'wrong')).toEqual([
    {
      about: 'database',
      standing: 'wrong',
      say: 'The database does not answer: connect ECONNREFUSED 127.0.0.1:1.',
      todo: expect.stringContaining('DATABASE_URL') as string,
    },
  ]);
  expect(findings.map(({ about }) => about)).toEqual(
    expect.arrayContaining(['settings', 'papers', 'disk', 'mail-server']),
  );
  expect(JSON.stringify(findings)).not.toContain('secret');
});

test('each wrong setting is named, and what the others lead to is looked at all the same', async () => {
  const { code, told } = await doctor({ FOLKMOOT_SMTP_PORT: 'many', SMTP_URL: 'mail.example.org' });

  expect(code).toBe(1);
  expect(told.filter(([, about]) => about === 'settings')).toEqual([
    ['wrong', 'settings', 'FOLKMOOT_SMTP_PORT: FOLKMOOT_SMTP_PORT is a port, as 2525.'],
    ['wrong', 'settings', 'SMTP_URL: SMTP_URL begins with smtp:// or smtps://, or is direct:'],
  ]);
  expect(told).toContainEqual(['ok', 'migrations', 'The tables are those of this version.']);
});

test('where the setting that is wrong says which database, none is looked at', async () => {
  const { told } = await doctor({ DATABASE_URL: 'mysql://db.example.org' });

  expect(told).toEqual([['wrong', 'settings', 'DATABASE_URL: DATABASE_URL begins with postgres://.']]);
});

test('without a database of its own none is made', async () => {
  const { code, amiss } = await doctor({ DATABASE_URL: '', FOLKMOOT_EXAMPLE: 'on', FOLKMOOT_BASE_URL: '' });

  expect([code, amiss, fs.readdirSync(folder)]).toEqual([
    0,
    [['watch', 'database', `There is no database in ${path.join(folder, 'postgres')} yet.`]],
    [],
  ]);
});

test('papers that cannot be read are told as the start tells them', async () => {
  const { amiss } = await doctor({}, (where) => {
    throw new BadFile(`${where}/association.json`, [{ path: '$.name', expected: 'a text', found: '7' }]);
  });

  expect(amiss).toContainEqual([
    'wrong',
    'papers',
    expect.stringMatching(/association\.json: \$\.name: expected a text, found 7\.$/),
  ]);
});

test('what the background could not do, what nobody does, and a record that was changed are told', async () => {
  const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
  await sql`
    insert into platform.due (kind, subject, due_at, try_at, attempts, error) values
      ('charters.lapse', '1', ${ago(90)}, ${ago(-10)}, 3, 'Error: no'), ('roll.forget', '', ${ago(50)}, ${ago(50)}, 0, null)`.execute(
    opened(database.db),
  );
  await sql`
    insert into platform.letter (once, kind, address, subject, written_at, try_at, failed_at) values
      ('one', 'k', 'a@example.org', 's', ${ago(600)}, ${ago(600)}, ${ago(300)}), ('two', 'k', 'b@example.org', 's', ${ago(185)}, ${ago(185)}, null)`.execute(
    opened(database.db),
  );
  await sql`insert into platform.backup_taken values (${ago(60 * 24 * 9)})`.execute(opened(database.db));
  await sql`
    insert into platform.seal_check (size, checked_at, findings) values (3, ${ago(60)}, '[{"code": "fact-changed", "fact": 2}]')`.execute(
    opened(database.db),
  );

  const { code, amiss } = await doctor();

  expect(code).toBe(1);
  expect(amiss).toEqual([
    ['wrong', 'backups', 'The last backup is 9 days old.'],
    ['wrong', 'background', 'A task has been due for 50 minutes, and nobody has done it.'],
    ['watch', 'background', '1 task and 0 reactions failed and will be tried again: charters.lapse.'],
    ['wrong', 'letters', '1 letter waits, the oldest for 3 hours.'],
    ['watch', 'letters', '1 letter was given up.'],
    ['wrong', 'record', `The record was changed behind our back: 1 finding on ${ago(60).toISOString().slice(0, 10)}.`],
  ]);
});

test('a key of the record that lies in the database is told of, and one that is not at hand is wrong', async () => {
  const key = path.join(folder, 'record.pem');
  fs.writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const others = generateKeyPairSync('ed25519');
  const whole = others.privateKey.export({ format: 'der', type: 'pkcs8' });
  const half = others.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const told = async (changes: NodeJS.ProcessEnv) =>
    (await doctor(changes)).findings
      .filter(({ about }) => about === 'record-key')
      .map(({ standing, say }) => [standing, say]);

  await sql`insert into platform.seal_key (since, origin, pkcs8) values (0, 'groups.example.org/record', ${whole})`.execute(
    opened(database.db),
  );
  const inside = [await told({}), await told({ FOLKMOOT_RECORD_KEY: key })].flat();
  await sql`update platform.seal_key set pkcs8 = null, public_key = ${half}`.execute(opened(database.db));
  const outside = [await told({}), await told({ FOLKMOOT_RECORD_KEY: key })].flat();

  expect(inside).toEqual([
    ['ok', 'The key of the record lies in the database: whoever takes that can sign another record.'],
    ['ok', 'The key of the record changes with the next seal, which hands over to that of FOLKMOOT_RECORD_KEY.'],
  ]);
  expect(outside).toEqual([
    [
      'wrong',
      'The key of the record is not in the database, and FOLKMOOT_RECORD_KEY is not set: nothing can be sealed.',
    ],
    ['wrong', 'The key of FOLKMOOT_RECORD_KEY is not the one that signed the record last: nothing can be sealed.'],
  ]);
});

test('tables of an older and of a newer version are told apart, and neither is changed', async () => {
  await sql`delete from public.migration where name = '2026-11-26T1201-platform-letter-failed.sql'`.execute(
    opened(database.db),
  );
  const older = await doctor();
  await sql`insert into public.migration values ('2099-01-01T0000-later.sql', ${at})`.execute(opened(database.db));
  const newer = await doctor();

  expect([older.code, older.amiss]).toEqual([
    0,
    [['watch', 'migrations', '1 migration waits, from 2026-11-26T1201-platform-letter-failed.sql on.']],
  ]);
  expect([newer.code, newer.amiss]).toEqual([
    1,
    [
      [
        'wrong',
        'migrations',
        'A newer version has been at this database: it has 2099-01-01T0000-later.sql, which this one does not know.',
      ],
    ],
  ]);
});

test('a database of the example is not taken for a real one', async () => {
  const { amiss } = await doctor({ FOLKMOOT_EXAMPLE: 'on', FOLKMOOT_BASE_URL: '' });

  expect(amiss).toEqual([['wrong', 'database', 'The database holds a real association, and FOLKMOOT_EXAMPLE is on.']]);
});

test('a database of one example is not taken for another, also before it was upgraded', async () => {
  const asExample = { FOLKMOOT_EXAMPLE: 'on', FOLKMOOT_BASE_URL: '' };
  await sql`update platform.installation set kind = 'example', example = 'ifla'`.execute(opened(database.db));
  const other = await doctor(asExample);
  const own = await doctor({ ...asExample, FOLKMOOT_EXAMPLE: 'ifla' });
  await sql`alter table platform.installation drop column example`.execute(opened(database.db));
  await sql`delete from public.migration where name like '%T1530-platform-example-name%'`.execute(opened(database.db));
  const older = await doctor(asExample);

  expect(other.amiss).toEqual([
    ['wrong', 'database', 'The database holds the example “ifla”, and FOLKMOOT_EXAMPLE is on.'],
  ]);
  expect([own.amiss, older.amiss].map((amiss) => amiss.filter(([, about]) => about === 'database'))).toEqual([[], []]);
});

test('a port is free, has Folkmoot on it, or has somebody else', async () => {
  const stranger = net.createServer((socket) => socket.end('220 mx.example.org Postfix\r\n'));
  const ours = net.createServer((socket) => void socket.write('220 lists.example.org ESMTP Folkmoot\r\n'));
  const ports: string[] = [];
  for (const server of [stranger, ours]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push(String((server.address() as AddressInfo).port));
  }

  const { told } = await doctor({ PORT: ports[0], FOLKMOOT_SMTP_PORT: ports[1], FOLKMOOT_LMTP_PORT: ports[0] });
  for (const server of [stranger, ours]) server.close();

  expect(told.filter(([, about]) => about === 'ports')).toEqual([
    ['wrong', 'ports', `PORT: another program has port ${ports[0]}.`],
    ['ok', 'ports', `FOLKMOOT_SMTP_PORT: Folkmoot answers on port ${ports[1]}.`],
    ['wrong', 'ports', `FOLKMOOT_LMTP_PORT: another program has port ${ports[0]}.`],
  ]);
});

test('a mail server that does not answer, or a key that is none, is wrong', async () => {
  const key = path.join(folder, 'mail.pem');
  fs.writeFileSync(key, 'not a key');

  const { amiss } = await doctor({
    SMTP_URL: 'smtp://127.0.0.1:1',
    FOLKMOOT_DKIM_SELECTOR: 'one',
    FOLKMOOT_DKIM_KEY: key,
  });

  expect(amiss.filter(([how]) => how === 'wrong')).toEqual([
    [
      'wrong',
      'mail-server',
      'The mail server 127.0.0.1:1 does not take mail from us: connect ECONNREFUSED 127.0.0.1:1.',
    ],
    ['wrong', 'mail-signature', expect.stringMatching(/^The key that signs mail cannot be used: /)],
  ]);
});
