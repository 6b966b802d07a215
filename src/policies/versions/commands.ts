import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { BadFile } from '../../platform/json-file/index.ts';
import { policies as opened } from '../tables.ts';
import type { KeptPolicy } from './policy-file.ts';

/**
 * Keeps every version that is not kept yet.  Safe to repeat.
 *
 * @throws BadFile when a version says something else than it did when it was first kept
 */
export async function keepPolicies(act: Pick<Act, 'db' | 'at'>, policies: readonly KeptPolicy[]): Promise<void> {
  const rows = policies.map(({ policy, sha256 }) => ({
    id: policy.id,
    version: policy.version,
    sha256,
    body: policy,
    effective_on: policy.effectiveOn,
  }));
  await sql`
    insert into policies.version (id, version, sha256, body, effective_on, kept_at)
    select id, version, sha256, body, effective_on, ${act.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, version text, sha256 text, body jsonb, effective_on date)
    on conflict (id, version) do nothing
  `.execute(opened(act.db));
  await refuseChanged(act, rows);
}

async function refuseChanged(
  act: Pick<Act, 'db'>,
  rows: readonly { id: string; version: string; sha256: string }[],
): Promise<void> {
  const { rows: kept } = await sql<{ id: string; version: string; sha256: string }>`
    select id, version, sha256 from policies.version
  `.execute(opened(act.db));
  for (const { id, version, sha256 } of rows) {
    const known = kept.find((one) => one.id === id && one.version === version);
    if (!known || known.sha256 === sha256) continue;
    throw new BadFile(`policies/${id}/${version}.json`, [
      {
        path: '$',
        expected: `what version ${version} said when it was first read (${known.sha256.slice(0, 12)}…): versions do not change; make a new one`,
        found: `a changed text (${sha256.slice(0, 12)}…)`,
      },
    ]);
  }
}
