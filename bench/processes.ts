import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded, type Embedded } from '../src/platform/postgres/index.ts';

const root = path.resolve(import.meta.dirname, '..');
const loader = path.join(root, 'tools', 'tsx.mjs');

/** A process that listens on a port. */
export interface Listening {
  readonly port: number;
  readonly child: ChildProcess;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Folkmoot itself, with the example association unless told otherwise, on the database of the URL. */
export function startProduct(databaseUrl: string, port = 0, more: NodeJS.ProcessEnv = {}): Promise<Listening> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    FOLKMOOT_EXAMPLE: 'on',
    NODE_ENV: 'production',
    ...more,
  };
  return listening(['--import', loader, path.join(root, 'src', 'main.ts')], env, /http:\/\/127\.0\.0\.1:(\d+)/);
}

export function startYardstick(file: string, databaseUrl: string, more: readonly string[] = []): Promise<Listening> {
  return listening(
    ['--import', loader, path.join(root, 'bench', 'yardstick', file), databaseUrl, ...more],
    process.env,
    /^(\d+)$/m,
  );
}

function listening(args: readonly string[], env: NodeJS.ProcessEnv, address: RegExp): Promise<Listening> {
  const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = address.exec(said);
      if (!found) return;
      resolve({
        port: Number(found[1]),
        child,
        kill: async (signal = 'SIGTERM') => {
          child.kill(signal);
          await ended;
        },
      });
    });
    void ended.then(() => reject(new Error(`it ended before it listened: ${said}`)));
  });
}

export interface Scratch {
  /** A new database, as the other one is if one is named. */
  urlOf(name: string, like?: string): Promise<string>;
  readonly embedded: Embedded;
  stop(): Promise<void>;
}

/** A PostgreSQL of the bench's own, durable as in real life, and a database in it for each name. */
export async function scratchPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Scratch> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-'));
  fs.chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder: path.join(folder, 'postgres'), settings });
  const { default: pg } = await import('pg');
  return {
    embedded,
    async urlOf(name, like = 'template1') {
      const client = new pg.Client({ connectionString: embedded.url });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(like)}`);
      await client.end();
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await embedded.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
