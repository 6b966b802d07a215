import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { policies } from '../tables.ts';
import { PolicyFile, type Policy } from './model.ts';

/** Every version that was ever kept, also those whose files are gone; the newest first. */
export async function keptPolicies(db: Db): Promise<Policy[]> {
  const { rows } = await sql<{
    body: unknown;
  }>`select body from policies.version order by id, effective_on desc, version desc`.execute(policies(db));
  return rows.map(({ body }) => PolicyFile.parse(body));
}

/** The version by its name, as it was kept. @throws when it is not known: versions are never taken away */
export async function keptPolicy(db: Db, id: string, version: string): Promise<Policy> {
  const { rows } = await sql<{ body: unknown }>`
    select body from policies.version where id = ${id} and version = ${version}
  `.execute(policies(db));
  if (!rows[0]) throw new Error(`no policy ${id} of version ${version} is kept`);
  return PolicyFile.parse(rows[0].body);
}
