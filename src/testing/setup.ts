import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, migrate, type Database } from '../platform/db/index.ts';
import { startEmbedded } from '../platform/postgres/index.ts';
import { announce } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the run's PostgreSQL is announced. */
    testServer: string;
  }
}

/** Nothing of a test need survive a power cut. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '2GB',
};
const prefix = 'folkmoot-test-';
const dayMs = 86_400_000;

/**
 * Brings up one PostgreSQL for the whole run and a migrated template in it.  Vitest runs it once, before all files, and what it
 * gives at the end.  With TEST_DATABASE_URL it uses that server, whose role must be allowed to create databases.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepOldFolders();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  // The server's account must be able to pass through when we are root.
  fs.chmodSync(folder, 0o711);
  project.provide('testServer', folder);
  const opening = open(folder);
  const opened = opening.then(
    async ({ url, template, close }) => {
      await announce(folder, { url, template });
      return close;
    },
    async (error: unknown) => {
      await announce(folder, { trouble: error instanceof Error ? error.message : String(error) });
      return async () => {};
    },
  );
  return async () => {
    const close = await opened;
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

async function open(folder: string): Promise<{ url: string; template: string; close(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given
    ? { url: given, stop: async () => {} }
    : await startEmbedded({ folder: path.join(folder, 'data'), settings: throwAway });
  const template = `folkmoot_template_${randomBytes(6).toString('hex')}`;
  try {
    await makeTemplate(server.url, template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: server.url,
    template,
    async close() {
      if (given) await on(server.url, (client) => client.query(`drop database if exists ${template} with (force)`));
      await server.stop();
    },
  };
}

async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  await on(serverUrl, (client) => client.query(`create database ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const database = connect(url.href, 1);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

type Client = Awaited<ReturnType<Database['connection']>>;

async function on(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const database = connect(url, 1);
  const client = await database.connection();
  try {
    await work(client);
  } finally {
    client.release();
    await database.close();
  }
}

/** A run that was killed leaves its folder behind. */
function sweepOldFolders(): void {
  for (const name of fs.readdirSync(os.tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = path.join(os.tmpdir(), name);
    try {
      if (Date.now() - fs.lstatSync(folder).mtimeMs > dayMs) fs.rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone meanwhile.
    }
  }
}
