// What Linux tells of processes, under /proc.
import fs from 'node:fs';

/** Of a tick of Linux's clock, by which it counts what processes take. */
const millisecondsInTick = 10;

/** Milliseconds of processor that processes have taken since they began, those of their ended children left out. */
export const processorMs = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + takenBy(pid), 0);

function takenBy(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)!.split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * millisecondsInTick;
}

/** The process that holds a folder of PostgreSQL, and what serves its connections. */
export function postgresProcesses(postmaster: number): number[] {
  return [postmaster, ...processes().filter((pid) => parentOf(pid) === postmaster)];
}

const processes = (): number[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

export const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);

/** The memory that a process holds now, or held at most. */
export const residentMiB = (pid: number | undefined, what: 'VmRSS' | 'VmHWM' = 'VmRSS'): number =>
  inMiB(Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(read(`/proc/${pid}/status`))?.[1] ?? 0));

/** All processes of the PostgreSQL that serves a folder, with the memory that they share counted once. */
export function postgresMiB(folder: string): number {
  const all = processes();
  const servers = all.filter(
    (pid) => read(`/proc/${pid}/comm`) === 'postgres\n' && read(`/proc/${pid}/cmdline`).includes(folder),
  );
  const family = all.filter((pid) => servers.includes(pid) || servers.includes(parentOf(pid)));
  return inMiB(family.reduce((sum, pid) => sum + proportionalKiB(pid), 0));
}

const proportionalKiB = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

const inMiB = (kiB: number): number => Math.round(kiB / 1024);

/** Nothing where the process has ended meanwhile, or is none. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
