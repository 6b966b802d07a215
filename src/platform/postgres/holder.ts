import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identity, type Account } from './account.ts';
import type { Cluster } from './cluster.ts';
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
 * Stops a server that outlived the process which started it, and waits until it is gone, at most a minute.  Usually it is on its way
 * already, because it stops by itself.
 */
export async function endOrphan(cluster: Cluster, account: Account | undefined): Promise<void> {
  const orphan = serverOn(cluster);
  if (orphan === undefined) return;
  // Asked with the rights of the server's account, so that a forged number in its folder can hit none but its own processes.
  spawnSync('/bin/sh', ['-c', 'kill -INT "$1"', 'sh', String(orphan)], { ...identity(account), stdio: 'ignore' });
  for (let waitedMs = 0; serverOn(cluster) === orphan; waitedMs += 50) {
    if (waitedMs > 60_000)
      throw new PostgresTrouble(
        `PostgreSQL (process ${orphan}) still runs on ${cluster.data} and does not stop. End it, and start again.`,
      );
    await pause(50);
  }
}

/** The number of the server process that works on this cluster. */
function serverOn(cluster: Cluster): number | undefined {
  const pid = Number(readText(path.join(cluster.data, 'postmaster.pid'))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || birthOf(pid) === undefined) return undefined;
  return worksIn(pid, cluster.data) ? pid : undefined;
}

function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
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
