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
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...children];
}

export const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);

/** Nothing where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
