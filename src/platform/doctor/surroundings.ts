import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { tryServer, type Server } from '../mail/index.ts';
import type { Settings } from '../settings/index.ts';
import { judgeDisk, judgeMailServer, judgePort, watched } from './judging.ts';
import type { Finding, PortState } from './model.ts';
import { told } from './words.ts';

/** How much room the folder has, or would have. */
export function lookAtDisk(folder: string): Finding {
  try {
    const { bavail, bsize } = fs.statfsSync(nearest(folder));
    return judgeDisk(folder, bavail * bsize);
  } catch (error) {
    return watched('disk', told.diskUnread(folder, (error as Error).message));
  }
}

const nearest = (folder: string): string => (fs.existsSync(folder) ? folder : nearest(path.dirname(folder)));

const patienceMs = 10_000;

/** Calls the mail server as for a letter, and sends none. Null: each domain has its own. */
export async function lookAtMailServer(server: Server | null, ourName: string): Promise<Finding> {
  if (!server) return judgeMailServer({ kind: 'direct' });
  const host = `${server.host}:${server.port}`;
  try {
    const { isSecure } = await within(patienceMs, tryServer(server, ourName));
    return judgeMailServer({ kind: 'answers', host, isSecure, isHere: isHere(server.host) });
  } catch (error) {
    return judgeMailServer({ kind: 'silent', host, why: causeOf(error) });
  }
}

const isHere = (host: string): boolean => /^(localhost|127\.|::1$)/.test(host);

/** Whether each port that is set is free, or has Folkmoot on it. */
export function lookAtPorts(settings: Settings): Promise<Finding[]> {
  const wanted = [
    ['PORT', settings.port, answersAsWeb],
    ['FOLKMOOT_SMTP_PORT', settings.smtpPort, answersAsDoor],
    ['FOLKMOOT_LMTP_PORT', settings.lmtpPort, answersAsDoor],
  ] as const;
  return Promise.all(
    wanted.flatMap(([setting, port, isOurs]) =>
      port ? [portState({ setting, port, host: settings.host }, isOurs).then(judgePort)] : [],
    ),
  );
}

type Address = Omit<PortState, 'state'>;
type Asks = (port: number, host: string) => Promise<boolean>;

async function portState(address: Address, isOurs: Asks): Promise<PortState> {
  const trouble = await troubleListening(address);
  const states: Readonly<Record<string, PortState['state']>> = {
    none: 'free',
    EACCES: 'forbidden',
    EADDRNOTAVAIL: 'no-address',
  };
  const state = states[trouble];
  if (state) return { ...address, state };
  const reached = ['0.0.0.0', '::'].includes(address.host) ? '127.0.0.1' : address.host;
  const ours = await within(patienceMs, isOurs(address.port, reached)).catch(() => false);
  return { ...address, state: ours ? 'ours' : 'taken' };
}

function troubleListening({ port, host }: Address): Promise<string> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve('none')));
  });
}

async function answersAsWeb(port: number, host: string): Promise<boolean> {
  const at = `http://${net.isIPv6(host) ? `[${host}]` : host}:${port}/healthz`;
  const answer = await fetch(at, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
  const { status } = (await answer.json()) as { status?: unknown };
  return status === 'alive';
}

/** Our doors for mail greet with their name. */
function answersAsDoor(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host, timeout: patienceMs });
    const end = (isOurs: boolean) => {
      socket.end('QUIT\r\n');
      resolve(isOurs);
    };
    socket.once('data', (greeting) => end(/^220 .*\bFolkmoot\b/.test(greeting.toString('latin1'))));
    socket.once('timeout', () => end(false));
    socket.once('error', reject);
  });
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms / 1000} seconds`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** A connection that was tried at several addresses fails with all of them, and with no words of its own. */
export function causeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
