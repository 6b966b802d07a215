import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';

const folder = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const lock = 0x666f6c6b; // "folk"

/**
 * Brings the database to the newest of `db/migrations/*.sql`, each file in a transaction of its own, in the order of their
 * names.  Several processes may call it at once: one works, the others wait. Gives the names of those it applied.
 */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.connection();
  try {
    await client.query(`select pg_advisory_lock(${lock})`);
    await client.query('create table if not exists public.migration (name text primary key, applied_at timestamptz not null)');
    const { rows } = await client.query<{ name: string }>('select name from public.migration');
    const known = new Set(rows.map((row) => row.name));
    const missing = (await fs.readdir(folder)).filter((name) => name.endsWith('.sql') && !known.has(name)).sort();
    for (const name of missing) {
      const text = await fs.readFile(folder + name, 'utf8');
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into public.migration values ($1, $2)', [name, new Date()]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
    return missing;
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => {});
    client.release();
  }
}
