// node tools/test-debian.mjs [VITEST OPTIONS]: runs npm run test:database against Debian's own PostgreSQL 15 in a cluster that is thrown
// away: a database with the locale en_US, and a role that is no superuser. For root, on Debian 12; installs what is missing.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './install.mjs';

const bin = '/usr/lib/postgresql/15/bin';
const locale = 'en_US.UTF-8';

if (process.getuid?.() !== 0) {
  console.error('Run this as root: it installs packages of Debian and starts a server under the account postgres.');
  process.exit(2);
}
install();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-debian-'));
let code = 1;
try {
  const stop = startServer(folder);
  try {
    makeRole(folder);
    code = await runTests(folder);
  } finally {
    stop();
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(code);

function install() {
  const missing = [
    fs.existsSync(bin) ? '' : 'postgresql-15',
    spawnSync('localedef', ['--version']).error ? 'locales' : '',
  ].filter(Boolean);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (missing.length > 0 || !fs.existsSync('/usr/share/i18n/locales/en_US')) {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql-15', 'locales'], {
      stdio: 'inherit',
      env,
    });
  }
  execFileSync('localedef', ['-i', 'en_US', '-f', 'UTF-8', locale]);
}

/** The folder belongs to the server's account and is open to nobody else, so that the socket in it needs no password. */
function startServer(place) {
  const cluster = path.join(place, 'cluster');
  execFileSync('chown', ['postgres:', place]);
  asPostgres(path.join(bin, 'initdb'), ['-D', cluster, '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync']);
  const options = `-c listen_addresses='' -c unix_socket_directories=${place} -c fsync=off -c max_connections=200`;
  asPostgres(path.join(bin, 'pg_ctl'), ['-D', cluster, '-w', '-l', path.join(place, 'log'), '-o', options, 'start']);
  return () => asPostgres(path.join(bin, 'pg_ctl'), ['-D', cluster, '-w', '-m', 'immediate', 'stop']);
}

function makeRole(place) {
  const statements = [
    'create role tester login createdb nosuperuser nocreaterole',
    `create database tester owner tester`,
  ];
  asPostgres('psql', [
    '-h',
    place,
    '-q',
    '-v',
    'ON_ERROR_STOP=1',
    ...statements.flatMap((each) => ['-c', each]),
    'postgres',
  ]);
  asPostgres('psql', [
    '-h',
    place,
    '-U',
    'tester',
    '-At',
    '-c',
    `select version(), datcollate, rolsuper from pg_database, pg_roles where datname = 'tester' and rolname = 'tester'`,
    'tester',
  ]);
}

function runTests(place) {
  const env = {
    ...process.env,
    TEST_DATABASE_URL: `postgresql://tester@localhost/tester?host=${encodeURIComponent(place)}`,
  };
  const tests = path.join(root, 'tools', 'test-database.mjs');
  return new Promise((resolve) => {
    spawn(process.execPath, [tests, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' }).on(
      'exit',
      (status) => resolve(status ?? 1),
    );
  });
}

function asPostgres(program, args) {
  execFileSync('setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...args], {
    cwd: '/',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
}
