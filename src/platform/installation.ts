import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { connectAlone, seeing, type Db } from './db/index.ts';

/** What a database is: an example to try things on, or the association's own. */
export interface Installation {
  readonly kind: 'example' | 'association';
  /** Which example it is, as the setting names it; null for an association, and for an example that is older than the names. */
  readonly example: string | null;
  readonly createdAt: Date;
  /** Keys the hashes by which an erased person is recognised. */
  readonly hashKey: Buffer;
  readonly clockAheadMs: number;
  /** When the example was made; null while it is being made, or was cut short. */
  readonly filledAt: Date | null;
}

const opened = seeing<never>();

/** The stamp of this database; undefined before its first start. */
export async function installationOf(db: Db): Promise<Installation | undefined> {
  const { rows } = await sql<Installation>`
    select kind, example, created_at as "createdAt", hash_key as "hashKey", clock_ahead_ms as "clockAheadMs", filled_at as "filledAt" from platform.installation
  `.execute(opened(db));
  return rows[0];
}

/** Stamps a new database; a second stamp is refused by the table. */
export async function stampInstallation(
  db: Db,
  kind: Installation['kind'],
  at: Date,
  example: string | null = null,
): Promise<Installation> {
  const hashKey = randomBytes(32);
  await sql`
    insert into platform.installation (kind, example, created_at, hash_key) values (${kind}, ${example}, ${at}, ${hashKey})
  `.execute(opened(db));
  return { kind, example, createdAt: at, hashKey, clockAheadMs: 0, filledAt: null };
}

/** Names an example that is older than the names. */
export async function nameExample(db: Db, example: string): Promise<void> {
  await sql`update platform.installation set example = ${example} where example is null`.execute(opened(db));
}

/** Moves the example's clock forwards; a real association has none to move, and the table says so. */
export async function moveClockAhead(db: Db, byMs: number): Promise<void> {
  await sql`update platform.installation set clock_ahead_ms = clock_ahead_ms + ${Math.max(0, Math.round(byMs))}`.execute(
    opened(db),
  );
}

const openingLock = 0x6f70656e; // "open"

/**
 * Waits until nobody else opens this database, and keeps others waiting until what it gives is called: an example that is being
 * made looks like one that was cut short, which whoever opens it takes down.  The lock is the connection's own, so that it is gone
 * with a process that is killed.
 *
 * @param onWait called when another process is at it
 */
export async function openingAlone(url: string, onWait: () => void): Promise<() => Promise<void>> {
  const client = await connectAlone(url);
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${openingLock}) as held`);
    if (!rows[0]?.held) {
      onWait();
      await client.query(`select pg_advisory_lock(${openingLock})`);
    }
    return () => client.end().catch(() => {});
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Notes that the example is whole. */
export async function noteFilled(db: Db, at: Date): Promise<void> {
  await sql`update platform.installation set filled_at = ${at}`.execute(opened(db));
}
