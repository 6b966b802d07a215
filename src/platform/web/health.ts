import { sql } from 'kysely';
import { seeing, type Database } from '../db/index.ts';
import { json } from './answers.ts';
import { get, type Route } from './route.ts';

/**
 * `GET /healthz`: the process lives. `GET /readyz`: the database answers too. For load balancers and watchers, and for whoever
 * opens them in a browser: a session cookie makes no difference.
 */
export function healthRoutes(database: Pick<Database, 'db'>): Route[] {
  return [
    get('/healthz', () => json({ status: 'alive' }), { cookieless: true }),
    get('/readyz', () => readiness(database), { cookieless: true }),
  ];
}

async function readiness({ db }: Pick<Database, 'db'>) {
  try {
    await sql`select 1`.execute(seeing<never>()(db));
    return json({ status: 'ready' });
  } catch {
    return json({ status: 'away' }, 503, { 'retry-after': '5' });
  }
}
