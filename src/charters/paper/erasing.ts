import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { releaseFile } from '../../platform/files/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';

/** Takes what was written on the sheets of a petition, and their scans. The signatures stay. Safe to repeat. */
export async function erasePaper(act: Pick<Act, 'db'>, petition: PetitionId): Promise<void> {
  const { rows } = await sql<{ scan: Buffer }>`
    with scanned as (
      select id, scan_sha256 as scan from charters.paper_sheet where petition = ${petition} and scan_sha256 is not null for update
    )
    update charters.paper_sheet sheet set scan_sha256 = null from scanned where sheet.id = scanned.id returning scanned.scan
  `.execute(charters(act.db));
  for (const { scan } of rows) await releaseFile(act.db, scan);
  await sql`
    update charters.paper_line set name_written = '', number_written = ''
    where sheet in (select id from charters.paper_sheet where petition = ${petition}) and (name_written <> '' or number_written <> '')
  `.execute(charters(act.db));
}

/** Takes what was written of members whom the roll has erased. Scans go with the retention of the policy. Safe to repeat. */
export async function forgetOnPaper(act: Pick<Act, 'db'>, members: readonly number[]): Promise<void> {
  await sql`
    update charters.paper_line set name_written = '', number_written = '' where member = any(${members}::bigint[])
  `.execute(charters(act.db));
}
