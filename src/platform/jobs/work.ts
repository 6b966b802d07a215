import { sql } from 'kysely';
import type { Perform } from '../act/index.ts';
import { seeing, type Database, type Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { addDays, addMilliseconds, dayOf, hours, minutes, startOfDay } from '../time/index.ts';
import { fallsDue } from './due.ts';

/** One task that has fallen due. It judges by `at`, the instant at which it was due, however late it runs. */
export interface Job {
  readonly subject: string;
  readonly at: Date;
  /** Of what comes again, the first time that was missed, where any was. */
  readonly since?: Date;
  readonly db: Db;
  readonly perform: Perform;
}

/** What is done when something falls due. Runs at least once, so it must be safe to repeat. */
export interface Task {
  readonly kind: string;
  run(job: Job): Promise<void>;
}

/** A task that falls due every night, at the start of the association's day; for nights that were missed it runs once, by the last of them. */
export type Daily = Task;
/** A task that falls due every full hour, and once for hours that were missed. */
export type Hourly = Task;

/** Where due tasks are done. */
export interface Workbench {
  /** Puts the next time of every daily and every hourly task down; may be repeated. */
  layOut(at: Date): Promise<void>;
  /** Does all that is due at the instant, oldest first, and gives how many tasks were done. */
  work(at: Date): Promise<number>;
}

interface Row {
  id: number;
  kind: string;
  subject: string;
  due_at: Date;
}

interface Bench {
  database: Database;
  perform: Perform;
  zone: string;
  log: Log;
  tasks: readonly Task[];
  dailies: readonly Daily[];
  hourlies: readonly Hourly[];
  /** How often a task that goes on is claimed anew; every three minutes unless told. */
  renewMs?: number;
}

const opened = seeing<never>();
// A claimed task that is not done within this time is taken up by another process.
const leaseMinutes = 10;

export function openWorkbench(bench: Bench): Workbench {
  const tasks = new Map([...bench.tasks, ...bench.dailies, ...bench.hourlies].map((task) => [task.kind, task]));
  return {
    async layOut(at) {
      const coming = [...bench.dailies, ...bench.hourlies];
      const times = coming.map((task) => timesOf(bench, task, at)!.next);
      await sql`
        insert into platform.due (kind, subject, due_at, try_at)
        select kind, '', next, next from unnest(${coming.map(({ kind }) => kind)}::text[], ${times}::timestamptz[]) as coming (kind, next)
        where not exists (
          select from platform.due where due.kind = coming.kind and subject = '' and done_at is null)
        on conflict do nothing
      `.execute(opened(bench.database.db));
    },
    async work(at) {
      let done = 0;
      for (;;) {
        const row = await claim(bench.database, [...tasks.keys()], at);
        const task = row && tasks.get(row.kind);
        if (!row || !task) return done;
        if (await doTask(bench, task, row, at)) done += 1;
      }
    },
  };
}

/** When a task that comes again falls due for the last time before an instant, and for the first time after it; undefined for one that does not. */
function timesOf({ dailies, hourlies, zone }: Bench, task: Task, at: Date): { last: Date; next: Date } | undefined {
  if (hourlies.includes(task)) {
    const last = addMilliseconds(at, -(at.getTime() % hours(1)));
    return { last, next: addMilliseconds(last, hours(1)) };
  }
  if (!dailies.includes(task)) return undefined;
  const today = dayOf(at, zone);
  return { last: startOfDay(today, zone), next: startOfDay(addDays(today, 1), zone) };
}

async function claim(database: Database, kinds: readonly string[], at: Date): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    update platform.due set try_at = ${at}::timestamptz + make_interval(mins => ${leaseMinutes}), attempts = attempts + 1
    where id = (
      select id from platform.due
      where done_at is null and try_at <= ${at} and kind = any(${kinds})
      order by try_at, id limit 1 for update skip locked)
    returning id, kind, subject, due_at
  `.execute(opened(database.db));
  return rows[0];
}

/** Pushes the end of the claim on by as much as has passed; where the database is away the claim runs out, as that of a process that died. */
async function claimAnew({ database, log, renewMs = minutes(3) }: Bench, { id }: Row): Promise<void> {
  await sql`
    update platform.due set try_at = try_at + make_interval(secs => ${renewMs / 1000}) where id = ${id} and done_at is null
  `
    .execute(opened(database.db))
    .catch((error: unknown) => log.warn({ error }, 'a task could not be claimed anew'));
}

async function doTask(bench: Bench, task: Task, row: Row, at: Date): Promise<boolean> {
  const { database, perform, log } = bench;
  const times = timesOf(bench, task, at);
  const renewal = setInterval(() => void claimAnew(bench, row), bench.renewMs ?? minutes(3));
  try {
    await task
      .run({
        subject: row.subject,
        at: times?.last ?? row.due_at,
        db: database.db,
        perform,
        ...(times && { since: row.due_at }),
      })
      .finally(() => clearInterval(renewal));
    await database.transaction(async (db) => {
      await sql`update platform.due set done_at = ${at}, error = null where id = ${row.id}`.execute(opened(db));
      if (times) await fallsDue(db, { kind: row.kind, subject: row.subject, at: times.next });
    });
    return true;
  } catch (error) {
    log.error({ error, task: row.kind, subject: row.subject }, 'a task failed and will be tried again');
    await sql`
      update platform.due
      set error = ${String(error)}, try_at = ${at}::timestamptz + least(interval '1 minute' * power(2, least(attempts, 11)), interval '1 day')
      where id = ${row.id}
    `.execute(opened(database.db));
    return false;
  }
}
