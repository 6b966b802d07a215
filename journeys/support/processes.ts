import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A process of Folkmoot, as an operator starts it. */
export interface Running {
  readonly pid: number | undefined;
  /** Settles when it has said that it is open or at work. */
  readonly ready: Promise<void>;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
  said(): string;
}

export function folkmootRuns(words: readonly string[], environment: NodeJS.ProcessEnv): Running {
  const args = ['--import', path.join(root, 'tools/tsx.mjs'), path.join(root, 'src/cli.ts'), ...words];
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code)),
  );
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C stops it')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`it ended: ${said}`)));
  });
  ready.catch(() => {});
  return { pid: child.pid, ready, ended, kill: (signal) => void child.kill(signal), said: () => said };
}

/** What stands before several web processes: it gives each request to the next of them that answers. */
export interface Balancer {
  readonly url: string;
  /** Which of them is given requests; all at first. */
  to(ports: readonly number[]): void;
  close(): Promise<void>;
}

export async function aBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const agent = new http.Agent({ keepAlive: false });
  const server = http.createServer((asked, answer) => {
    const port = ports[(turn += 1) % ports.length];
    const onward = http.request(
      { port, host: '127.0.0.1', path: asked.url, method: asked.method, headers: asked.headers, agent },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
        given.pipe(answer);
        given.on('error', () => answer.destroy());
      },
    );
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (given) => void (ports = given),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
