import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { roll } from '../../tables.ts';
import { headerHash, type Mapping } from './fields.ts';
import type { ImportOutcome, RollFile } from './import.ts';
import { proposeMapping, type FileReading } from './reading.ts';
import type { Progress } from './staging.ts';

export type ImportId = number;

export const importStates = ['uploaded', 'reading', 'read', 'applying', 'applied', 'discarded', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** The file is still there, and may be thrown away. */
export const openStates: readonly ImportState[] = ['uploaded', 'read', 'failed'];

/** Counts of an import as they are kept. */
export type ImportCounts = Omit<ImportOutcome, 'refused' | 'remarks'>;

/** One import, from upload to its end. */
export interface ImportRecord {
  readonly id: ImportId;
  readonly state: ImportState;
  readonly fileName: string;
  readonly bytes: number;
  readonly reading: { readonly file: FileReading; readonly mapping: Mapping } | null;
  readonly counts: ImportCounts | null;
  readonly refused: ImportOutcome['refused'];
  readonly progress: Progress | null;
  readonly failure: readonly Impediment[] | null;
  readonly confirmed: boolean;
  readonly begunBy: PersonId | null;
  readonly begunAt: Date;
  readonly readAt: Date | null;
  readonly endedBy: PersonId | null;
  readonly endedAt: Date | null;
}

const shown = sql`
  id, state, file_name as "fileName", bytes, reading, counts, refused, progress, failure, confirmed, begun_by as "begunBy", begun_at as "begunAt",
  read_at as "readAt", ended_by as "endedBy", ended_at as "endedAt"
`;

export async function importOf(db: Db, id: ImportId): Promise<ImportRecord | undefined> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined;
  const { rows } = await sql<ImportRecord>`select ${shown} from roll.import where id = ${id}`.execute(roll(db));
  return rows[0];
}

/** Imports, newest first, at most 50. */
export async function recentImports(db: Db): Promise<ImportRecord[]> {
  const { rows } = await sql<ImportRecord>`select ${shown} from roll.import order by id desc limit 50`.execute(
    roll(db),
  );
  return rows;
}

/** How a file with these columns was read the last time, else how it could be. */
export async function recallMapping(db: Db, file: FileReading): Promise<Mapping> {
  const { rows } = await sql<{ mapping: Mapping }>`
    select mapping from roll.import_mapping where header_hash = ${headerHash(file.names)}
  `.execute(roll(db));
  return rows[0]?.mapping ?? proposeMapping(file);
}

/** Keeps how files with these columns are read. */
export async function saveMapping(act: Act, names: readonly string[], mapping: Mapping): Promise<void> {
  await sql`
    insert into roll.import_mapping (header_hash, mapping, saved_at, saved_by)
    values (${headerHash(names)}, ${JSON.stringify(mapping)}::jsonb, ${act.at}, ${act.by})
    on conflict (header_hash) do update set mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by = excluded.saved_by
  `.execute(roll(act.db));
}

/** Notes an import that was made in one go. */
export async function noteApplied(
  act: Act,
  { name, file, mapping }: RollFile,
  outcome: ImportOutcome,
): Promise<ImportId> {
  await forgetRefusedRows(act.db);
  const { refused, remarks: _, ...counts } = outcome;
  const { rows } = await sql<{ id: ImportId }>`
    insert into roll.import (state, file_name, bytes, reading, counts, refused, begun_by, begun_at, read_at, ended_by, ended_at)
    values ('applied', ${name}, ${file.bytes}, ${readingText({ file, mapping })}::jsonb, ${JSON.stringify(counts)}::jsonb, ${JSON.stringify(refused)}::jsonb,
            ${act.by}, ${act.at}, ${act.at}, ${act.by}, ${act.at})
    returning id
  `.execute(roll(act.db));
  return rows[0]!.id;
}

/** Refused rows say things about members; they are kept until the next import is applied, and no longer. */
export async function forgetRefusedRows(db: Db): Promise<void> {
  await sql`update roll.import set refused = '[]' where refused <> '[]' and state in ('applied', 'discarded', 'failed')`.execute(
    roll(db),
  );
}

/** The sample rows are members' own, and stay in the file. */
export const readingText = ({ file, mapping }: { file: FileReading; mapping: Mapping }): string =>
  JSON.stringify({ file: { ...file, sample: [] }, mapping });

/** When the roll was last brought up to date; null before the first import. */
export async function lastRollAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null;
  }>`select max(ended_at) as at from roll.import where state = 'applied'`.execute(roll(db));
  return rows[0]?.at ?? null;
}
