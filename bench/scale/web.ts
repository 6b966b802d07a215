import path from 'node:path';
import { folkmootRuns } from '../../journeys/support/processes.ts';
import { freePort } from '../mail/list-house.ts';

const listener = path.join(import.meta.dirname, 'notices.mjs');

export interface Web {
  readonly port: number;
  readonly pid: number;
  kill(): Promise<void>;
}

/** A process that serves the web alone: nothing happens in the background while it is measured. Notices of PostgreSQL go to the file. */
export async function startWeb(databaseUrl: string, notices = ''): Promise<Web> {
  const port = await freePort();
  const running = folkmootRuns(['web'], {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    FOLKMOOT_EXAMPLE: 'on',
    NODE_ENV: 'production',
    ...(notices && { NODE_OPTIONS: `--import ${listener}`, SCALE_NOTICES: notices }),
  });
  await running.ready;
  return {
    port,
    pid: running.pid!,
    async kill() {
      running.kill('SIGTERM');
      await running.ended;
    },
  };
}
