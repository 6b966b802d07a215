import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { addMilliseconds } from '../time/index.ts';

/** How often something may be tried: so many times in a window of so many milliseconds. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

const opened = seeing<never>();

/**
 * Counts an attempt and gives the end of the window when it is one too many, else null.  Give it a handle outside the
 * transaction of the act: the count survives the refusal.
 *
 * @param key what is limited: a network, an account
 */
export async function countAttempt(db: Db, limit: Limit, key: string, at: Date): Promise<Date | null> {
  const window = windowOf(limit, at);
  const { rows } = await sql<{ count: number }>`
    insert into platform.attempt as attempt (bucket, window_at, count) values (${bucketOf(limit, key)}, ${window}, 1)
    on conflict (bucket, window_at) do update set count = attempt.count + 1
    returning count
  `.execute(opened(db));
  return (rows[0]?.count ?? 0) > limit.most ? addMilliseconds(window, limit.windowMs) : null;
}

/** Takes back an attempt that was counted at this instant, because it turned out to be none. */
export async function takeBackAttempt(db: Db, limit: Limit, key: string, at: Date): Promise<void> {
  await sql`
    update platform.attempt set count = count - 1 where bucket = ${bucketOf(limit, key)} and window_at = ${windowOf(limit, at)} and count > 0
  `.execute(opened(db));
}

/** Whether the attempts so far already fill the window; gives its end, else null. Counts nothing. */
export async function limitReached(db: Db, limit: Limit, key: string, at: Date): Promise<Date | null> {
  const window = windowOf(limit, at);
  const { rows } = await sql<{ count: number }>`
    select count from platform.attempt where bucket = ${bucketOf(limit, key)} and window_at = ${window}
  `.execute(opened(db));
  return (rows[0]?.count ?? 0) >= limit.most ? addMilliseconds(window, limit.windowMs) : null;
}

/** Forgets the counts of windows that ended before the instant. */
export async function forgetAttempts(db: Db, before: Date): Promise<void> {
  await sql`delete from platform.attempt where window_at < ${before}`.execute(opened(db));
}

const bucketOf = (limit: Limit, key: string): string => `${limit.name} ${key.slice(0, 200)}`;

const windowOf = (limit: Limit, at: Date): Date => new Date(Math.floor(at.getTime() / limit.windowMs) * limit.windowMs);
