// node --import ./tools/tsx.mjs tools/check/schema.ts: writes db/schema.sql anew from a database to which every migration was
// applied, and fails when that changes it, so that a review shows what a migration truly does.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, migrate } from '../../src/platform/db/index.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { schemaText } from './catalogue.ts';

const file = fileURLToPath(new URL('../../db/schema.sql', import.meta.url));
const head = `-- The result of db/migrations, read from the catalogue. Do not edit: npm test writes it anew.\n`;

/** Lends a new, empty database, and removes it. */
async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['TEST_DATABASE_URL'];
  return given ? onServer(given, work) : onNewServer(work);
}

async function onNewServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-schema-'));
  // As root: the server's account must be able to pass through.
  fs.chmodSync(folder, 0o711);
  const server = await startEmbedded({ folder: path.join(folder, 'data'), settings: { fsync: 'off' } });
  try {
    return await onServer(server.url, work);
  } finally {
    await server.stop();
    // As root the data may stand elsewhere than asked.
    for (const each of [server.folder, folder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

async function onServer<T>(url: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `schema_${randomBytes(6).toString('hex')}`;
  const server = connect(url, 1);
  const client = await server.connection();
  try {
    await client.query(`create database ${name} template template0`);
    const own = new URL(url);
    own.pathname = `/${name}`;
    return await work(own.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    client.release();
    await server.close();
  }
}

const text = await withEmptyDatabase(async (url) => {
  const database = connect(url, 2);
  try {
    await migrate(database);
    return head + (await schemaText(database));
  } finally {
    await database.close();
  }
});
const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
if (text !== before) {
  fs.writeFileSync(file, text);
  console.log(
    'db/schema.sql did not tell the truth and was written anew: read its change, and commit it with the migration.',
  );
  process.exitCode = 1;
}
