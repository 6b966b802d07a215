import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { identity, type Account } from './account.ts';
import { bareEnvironment, type Cluster } from './cluster.ts';
import type { Program } from './program.ts';
import { PostgresTrouble } from './trouble.ts';

/** One run of the server, from start to end. */
export interface Run {
  /** Settles when the server has ended, by whatever cause. */
  readonly ended: Promise<void>;
  /** Ends the connections and the server, and writes out what is in memory. */
  stop(): Promise<void>;
  /** The last lines that it said. */
  said(): string;
}

/** What a run is started with. */
export interface RunParts {
  readonly program: Program;
  readonly cluster: Cluster;
  readonly account: Account | undefined;
  readonly socket: string;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Holds the server and our end of a pipe. When we end, even by kill -9, the pipe closes and the server is told to stop; when
 * the server ends, so does this. It lets no signal through, because a Ctrl-C must reach the application first.
 */
const keeper = `
trap "" HUP INT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
{ read -r nothing <&3; kill -INT $server; } 2>/dev/null &
watcher=$!
exec 3<&-
wait $server
kill -KILL $watcher 2>/dev/null
`;

const readyLine = 'database system is ready to accept connections';
const keptCharacters = 8_000;

/** For a small machine that also runs the application; `settings` of the caller come after these. */
const usual: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Parallel workers need more shared memory than a container grants (64 MB), and help no query that we have.
  max_parallel_workers_per_gather: '0',
  // There is no replica of the embedded server; without one, the log of changes can be shorter.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What members wrote does not belong in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Starts the server and waits until it answers. @throws PostgresTrouble with its own words when it does not */
export async function startServer(parts: RunParts): Promise<Run> {
  const child = spawnKeeper(parts);
  let said = '';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      child.stdin?.destroy();
      child.stderr?.destroy();
      resolve();
    });
    child.once('error', () => resolve());
  });
  child.stdin?.on('error', () => {});
  const ready = new Promise<boolean>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-keptCharacters);
      if (said.includes(readyLine)) resolve(true);
    });
    void ended.then(() => resolve(false));
  });
  if (!(await ready)) throw new PostgresTrouble(`PostgreSQL did not start. It said:\n${said.trim() || 'nothing'}`);
  return {
    ended,
    said: () => said,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}

function spawnKeeper({ program, cluster, account, socket, settings }: RunParts): ChildProcess {
  const given = {
    ...usual,
    ...settings,
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    hba_file: cluster.hba,
    ident_file: cluster.ident,
  };
  const flags = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [path.join(program.bin, 'postgres'), '-D', cluster.data, ...flags];
  return spawn('/bin/sh', ['-c', keeper, 'folkmoot-postgres', ...command], {
    ...identity(account),
    env: bareEnvironment,
    cwd: cluster.data,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
}
