import type pg from 'pg';
import { sql } from 'kysely';
import { appliedMigrations, connectAlone, migrationNames, seeing, type Db } from '../db/index.ts';
import { whatWaits } from '../jobs/index.ts';
import { lastSealCheck } from '../seal/index.ts';
import type { BackgroundState, DatabaseState } from './model.ts';

/** Reads what a database says of itself; it need not hold anything of ours. Changes nothing. */
export async function databaseStateAt(url: string, now: () => Date): Promise<DatabaseState> {
  const client = await connectAlone(url);
  try {
    const clockAheadMs = await clockAhead(client, now);
    const { rows } = await client.query<
      Pick<DatabaseState, 'versionNumber' | 'encoding' | 'bytes'> & { seen: boolean }
    >(`
      select current_setting('server_version_num')::integer as "versionNumber", current_setting('server_encoding') as encoding,
             pg_database_size(current_database())::float8 as bytes, to_regclass('public.migration') is not null as seen
    `);
    const { seen, ...own } = rows[0]!;
    const applied = seen ? await appliedMigrations(client) : [];
    const known = await migrationNames();
    return {
      ...own,
      ...(await kindOf(client)),
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
      openTransaction: await longestTransaction(client),
      clockAheadMs,
    };
  } finally {
    await client.end();
  }
}

/** The instant at which the server began our question lies between ours of before and after; what is beyond that is not the way's. */
async function clockAhead(client: pg.Client, now: () => Date): Promise<number> {
  const before = now().getTime();
  const { rows } = await client.query<{ at: Date }>(
    'select query_start as at from pg_stat_activity where pid = pg_backend_pid()',
  );
  const after = now().getTime();
  const at = rows[0]!.at.getTime();
  if (at < before) return at - before;
  return Math.max(0, at - after);
}

/** A database that waits for its migrations has no column for the name yet. */
async function kindOf(client: pg.Client): Promise<Pick<DatabaseState, 'kind' | 'example'>> {
  const { rows: there } = await client.query<{ is: boolean }>(
    `select to_regclass('platform.installation') is not null as is`,
  );
  if (!there[0]?.is) return { kind: null, example: null };
  const { rows } = await client.query<Pick<DatabaseState, 'kind' | 'example'>>(
    `select kind, to_jsonb(installation) ->> 'example' as example from platform.installation`,
  );
  return rows[0] ?? { kind: null, example: null };
}

/** Of this database, as far as our role may see: those of other roles show their age to a superuser or a monitor alone. */
async function longestTransaction(client: pg.Client): Promise<DatabaseState['openTransaction']> {
  const { rows } = await client.query<{ seconds: number; process: number; program: string }>(`
    select extract(epoch from ours.query_start - other.xact_start)::integer as seconds, other.pid as process, other.application_name as program
    from pg_stat_activity as ours
    join pg_stat_activity as other on other.datname = ours.datname and other.pid <> ours.pid and other.xact_start is not null
    where ours.pid = pg_backend_pid() order by other.xact_start limit 1
  `);
  return rows[0] ?? null;
}

const opened = seeing<never>();

/** Reads what the background has done and has not, at an instant of the house's clock. */
export async function backgroundStateAt(db: Db, at: Date): Promise<BackgroundState> {
  const since = (instant: Date | null) => instant && at.getTime() - instant.getTime();
  const { oldestTaskAt, oldestLetterAt, ...waiting } = await whatWaits(db, at);
  const check = await lastSealCheck(db);
  const { rows } = await sql<{ failing: string[]; lastBackupAt: Date | null }>`
    select (select coalesce(array_agg(name order by name), '{}') from (
              select kind as name from platform.due where done_at is null and error is not null
              union select reaction from platform.reaction_failed limit 5) as failed) as failing,
           (select max(taken_at) from platform.backup_taken) as "lastBackupAt"
  `.execute(opened(db));
  return {
    ...waiting,
    ...rows[0]!,
    oldestTaskMs: since(oldestTaskAt),
    oldestLetterMs: since(oldestLetterAt),
    sealCheck: check ? { checkedAt: check.checkedAt, findings: check.findings.length } : null,
  };
}
