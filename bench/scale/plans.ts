import fs from 'node:fs';
import { connectAlone } from '../../src/platform/db/index.ts';
import type { Scratch } from '../processes.ts';

/** PostgreSQL tells its client how it went about each statement, from when it is told to until it is told to stop; what is said at its start could not be changed. */
export const settingsForPlans = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_parameter_max_length': '200',
};

export interface Planned {
  readonly milliseconds: number;
  /** The statement, with its plan as it was carried out. */
  readonly text: string;
}

/** The statements that the work asks PostgreSQL for, slowest first; `file` is where the process that works writes notices. */
export async function plansOf(postgres: Scratch, file: string, work: () => Promise<unknown>): Promise<Planned[]> {
  await tellPlans(postgres, '0');
  fs.writeFileSync(file, '');
  await work();
  await tellPlans(postgres, '-1');
  return fs
    .readFileSync(file, 'utf8')
    .split('\0')
    .flatMap((notice) => {
      const found = /^duration: ([\d.]+) ms\s+plan:\n([\s\S]*)/.exec(notice.trim());
      return found ? [{ milliseconds: Number(found[1]), text: found[2]! }] : [];
    })
    .toSorted((one, other) => other.milliseconds - one.milliseconds);
}

async function tellPlans(postgres: Scratch, leastMs: string): Promise<void> {
  const url = new URL(postgres.embedded.url);
  url.username = 'postgres';
  const client = await connectAlone(url.href);
  await client.query(`alter system set auto_explain.log_min_duration = ${leastMs}`);
  await client.query('select pg_reload_conf()');
  await client.query('select pg_sleep(0.3)');
  await client.end();
}
