import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { Database } from './database.ts';

const ours = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const lock = 0x666f6c6b; // "folk"

/**
 * Brings the database to the newest of `db/migrations/*.sql`, each file in a transaction of its own, in the order of their
 * names.  Several processes may call it at once: one works, the others wait. Gives the names of those it applied.
 */
export async function migrate(database: Database, folder = ours): Promise<string[]> {
  const client = await database.connection();
  try {
    await client.query(`select pg_advisory_lock(${lock})`);
    await client.query(ledger);
    const known = new Set(await appliedMigrations(client));
    const missing = (await migrationNames(folder)).filter((name) => !known.has(name));
    for (const name of missing) {
      await client.query('begin');
      try {
        await applyMigration(client, name, folder);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
    return missing;
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => {});
    client.release();
  }
}

/**
 * Brings an empty database to exactly these migrations, within the transaction that is under way, and keeps `migrate` waiting
 * until that ends.
 */
export async function migrateTo(client: pg.ClientBase, names: readonly string[], folder = ours): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${lock})`);
  await client.query(ledger);
  for (const name of names.toSorted()) await applyMigration(client, name, folder);
}

/** Takes away everything that our migrations made, and nothing else. For an example that was cut short. */
export async function takeDown(database: Database, folder = ours): Promise<void> {
  const texts = await Promise.all((await migrationNames(folder)).map((name) => fs.readFile(folder + name, 'utf8')));
  const schemas = new Set(
    texts.flatMap((text) => [...text.matchAll(/^create schema (?:if not exists )?(\w+);/gm)].map(([, name]) => name!)),
  );
  const client = await database.connection();
  try {
    for (const schema of schemas)
      await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
    await client.query('drop table if exists public.migration');
  } finally {
    client.release();
  }
}

/** The names of the migrations that this version knows, in their order. */
export async function migrationNames(folder = ours): Promise<string[]> {
  return (await fs.readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
}

/** The names of the migrations that the database has seen, in their order. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from public.migration order by name collate "C"');
  return rows.map((row) => row.name);
}

const ledger = 'create table if not exists public.migration (name text primary key, applied_at timestamptz not null)';

async function applyMigration(client: pg.ClientBase, name: string, folder: string): Promise<void> {
  const text = await fs.readFile(path.join(folder, name), 'utf8');
  try {
    await client.query(text);
    await client.query('insert into public.migration values ($1, $2)', [name, new Date()]);
  } catch (error) {
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
