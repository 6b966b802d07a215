import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverAccount } from './account.ts';
import { layCluster, role, superuser } from './cluster.ts';
import { endOrphan, holderOf, takeHold } from './holder.ts';
import { keepRunning } from './keeping.ts';
import { preparePlace, socketFolder, truePath } from './place.ts';
import { findProgram } from './program.ts';
import { startServer, type Run, type RunParts } from './server.ts';
import { PostgresTrouble } from './trouble.ts';

/** A running PostgreSQL of our own. */
export interface Embedded {
  /** Opens the database `folkmoot` as the role that owns it; by socket, so it works on this machine and for this account only. */
  readonly url: string;
  /** Where the data truly are: root's data below a private folder stand in /var/lib/folkmoot. */
  readonly folder: string;
  /** Stops the server; repeating it does nothing. */
  stop(): Promise<void>;
}

/** What the embedded PostgreSQL is started with. */
export interface EmbeddedParts {
  /** Made when it is missing. Refused when someone else owns it, or when another process has its server running. */
  readonly folder: string;
  /** More settings of PostgreSQL, as `{ fsync: 'off' }` for data that need not last. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears when the server ended by itself and was started again. */
  readonly say?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that comes with the npm packages, on a Unix socket only. It stops when this process ends, by kill -9 too;
 * when the server itself is killed, it is started again.  As root it runs under an account of its own.
 *
 * @throws PostgresTrouble when it cannot; the message says what to do
 */
export async function startEmbedded(parts: EmbeddedParts): Promise<Embedded> {
  const { settings = {}, say = () => {} } = parts;
  const account = serverAccount();
  const program = findProgram(account);
  const place = preparePlace(parts.folder, account);
  const { socket, remove } = socketFolder(place, account);
  const hold = takeHold(place.folder, socket);
  const release = () => {
    hold.letGo();
    remove();
  };
  try {
    const cluster = layCluster(place, program, account, settings['fsync'] !== 'off');
    const start = async () => {
      await endOrphan(cluster, account);
      return startedPatiently({ program, cluster, account, socket, settings });
    };
    const kept = await keepRunning(start, say);
    try {
      await ensureDatabase(socket);
    } catch (error) {
      await kept.stop();
      throw error;
    }
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= kept.stop().finally(release));
    return { url: urlOf(socket), folder: place.folder, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * As `startEmbedded`; but when another process has the server running on this folder, gives that one, and its `stop` does nothing.
 * For commands that are typed while the application runs.
 */
export async function joinEmbedded(parts: EmbeddedParts): Promise<Embedded> {
  const folder = truePath(parts.folder, serverAccount());
  const holder = holderOf(folder);
  if (!holder) return startEmbedded(parts);
  const url = urlOf(holder.socket);
  await untilAnswered(url, holder.pid);
  return { url, folder, stop: async () => {} };
}

/** Whether there is anything in the folder that could be joined or started; makes nothing. */
export const hasEmbedded = (folder: string): boolean =>
  fs.existsSync(path.join(truePath(folder, serverAccount()), 'server'));

/** After a kill -9 the server's children need a moment to notice, and PostgreSQL does not start beside them. */
async function startedPatiently(parts: RunParts): Promise<Run> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startServer(parts);
    } catch (error) {
      if (tries === 20 || !(error as Error).message.includes('pre-existing shared memory block')) throw error;
      await pause(250);
    }
  }
}

async function ensureDatabase(socket: string): Promise<void> {
  if (await answers(urlOf(socket))) return;
  const client = new pg.Client({ connectionString: urlOf(socket, superuser, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      'select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $1) as database',
      [role],
    );
    if (!rows[0]?.role) await client.query(`create role ${role} login createdb`);
    if (!rows[0]?.database) await client.query(`create database ${role} owner ${role}`);
  } finally {
    await client.end();
  }
}

async function untilAnswered(url: string, pid: number): Promise<void> {
  const until = performance.now() + 20_000;
  while (!(await answers(url))) {
    if (performance.now() > until)
      throw new PostgresTrouble(`Process ${pid} holds the data, and its PostgreSQL does not answer. Wait, or stop it.`);
    await pause(200);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf(socket: string, as = role, database = role): string {
  return `postgresql://${as}@localhost/${database}?host=${encodeURIComponent(socket)}`;
}
