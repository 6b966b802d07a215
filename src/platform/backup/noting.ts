import { connectAlone, type Database } from '../db/index.ts';

/**
 * Notes that a backup was taken, so that somebody can tell how old the last one is.  A database of an older version has no place for it, and is not
 * migrated for that.
 */
export async function noteTaken({ url }: Pick<Database, 'url'>, takenAt: Date): Promise<void> {
  const client = await connectAlone(url);
  try {
    const { rows } = await client.query<{ is: boolean }>(
      `select to_regclass('platform.backup_taken') is not null as is`,
    );
    if (rows[0]?.is)
      await client.query('insert into platform.backup_taken (taken_at) values ($1) on conflict do nothing', [takenAt]);
  } finally {
    await client.end();
  }
}
