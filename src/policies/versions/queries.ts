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
