import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identity, type Account } from './account.ts';
import { bareEnvironment, type Cluster } from './cluster.ts';
import { PostgresTrouble } from './trouble.ts';

/** The process that started the server on a folder. */
export interface Holder {
  readonly pid: number;
  /** Tells it from a later process that was given the same number. */
  readonly born: string;
  readonly since: string;
  readonly socket: string;
}

/**
 * Notes in the folder that this process holds it; give the note back with `letGo`.
 *
 * @throws PostgresTrouble naming the process that holds it already
 */
export function takeHold(folder: string, socket: string, at = new Date()): { letGo(): void } {
  const holder: Holder = { pid: process.pid, born: birthOf(process.pid) ?? '', since: at.toISOString(), socket };
  const file = noteIn(folder);
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkUnlessHeld(own, file, folder);
  } finally {
    fs.rmSync(own, { force: true });
  }
  return { letGo: () => fs.rmSync(file, { force: true }) };
}

/** The living process that holds the folder, if there is one. */
export function holderOf(folder: string): Holder | undefined {
  const holder = readNote(noteIn(folder));
  return holder && birthOf(holder.pid) === holder.born ? holder : undefined;
}

/**
 * Stops a server that outlived the process which started it, and waits until it is gone, at most a minute.  Usually it is on
 * its way already, because it stops by itself. A note of a server that is gone, whose number another process was given since
 * (as happens when a container starts again), is taken away: PostgreSQL would believe it.
 */
export async function endOrphan(cluster: Cluster, account: Account | undefined): Promise<void> {
  const note = path.join(cluster.data, 'postmaster.pid');
  const pid = Number(readText(note)?.split('\n')[0]);
  const born = Number.isInteger(pid) && pid > 1 ? birthOf(pid) : undefined;
  if (born === undefined) return;
  if (!worksIn(pid, cluster.data, account)) {
    asAccount(account, 'rm -f "$1"', note);
    return;
  }
  asAccount(account, 'kill -INT "$1"', String(pid));
  for (let waitedMs = 0; birthOf(pid) === born; waitedMs += 50) {
    if (waitedMs > 60_000) {
      throw new PostgresTrouble(
        `PostgreSQL (process ${pid}) still runs on ${cluster.data} and does not stop. End it, and start again.`,
      );
    }
    await pause(50);
  }
}

/** Whether the process is a server on this folder, in which every server works. */
function worksIn(pid: number, folder: string, account: Account | undefined): boolean {
  if (process.platform === 'linux') return asAccount(account, 'readlink "/proc/$1/cwd"', String(pid)).trim() === folder;
  return asAccount(account, 'ps -o comm= -p "$1"', String(pid)).includes('postgres');
}

/**
 * Does it with the rights of the server's account: a forged number in its folder can then hit none but its own processes, and
 * in a container not even root may ask where another account's process works.
 */
function asAccount(account: Account | undefined, script: string, operand: string): string {
  const options = { ...identity(account), encoding: 'utf8', env: bareEnvironment } as const;
  return spawnSync('/bin/sh', ['-c', script, 'sh', operand], options).stdout ?? '';
}

/** When the process began, in words of the system's own; undefined when there is no such process. */
function birthOf(pid: number): string | undefined {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined;
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the name in brackets, and may hold anything; the start is the twentieth after it. Z is a zombie.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

function linkUnlessHeld(own: string, file: string, folder: string): void {
  for (;;) {
    try {
      return fs.linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(folder);
    if (holder) throw new PostgresTrouble(heldBy(folder, holder));
    fs.rmSync(file, { force: true });
  }
}

function heldBy(folder: string, { pid, since }: Holder): string {
  const who = pid === process.pid ? 'this very process' : `process ${pid}`;
  return (
    `The data in ${folder} are in use by ${who}, which started at ${since}. ` +
    'Stop it first, or set FOLKMOOT_DATA to another folder (and PORT to another port).'
  );
}

function readNote(file: string): Holder | undefined {
  try {
    return JSON.parse(readText(file) ?? '') as Holder;
  } catch {
    return undefined;
  }
}

function noteIn(folder: string): string {
  return path.join(folder, 'holder.json');
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
