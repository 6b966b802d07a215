import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { fallsDue } from '../../../platform/jobs/index.ts';
import { NotFound, refuse, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { roll } from '../../tables.ts';
import type { Mapping } from './fields.ts';
import type { Progress } from './staging.ts';
import { impedimentsToApplying, type ImportOutcome } from './import.ts';
import { refuseIncomplete, type FileReading } from './reading.ts';
import {
  forgetRefusedRows,
  importOf,
  openStates,
  readingText,
  recallMapping,
  saveMapping,
  type ImportId,
  type ImportRecord,
  type ImportState,
} from './records.ts';

export const readTask = 'roll.read-import';
export const applyTask = 'roll.apply-import';

/** What may be done with an import that stands in this state; the way is: uploaded, reading, read, applying, applied. */
const mappableStates: readonly ImportState[] = ['uploaded', 'read', 'failed'];

/** Notes a file that has been uploaded, with the columns as they were read the last time. */
export async function beginImport(
  act: Act,
  { fileName, file }: { fileName: string; file: FileReading },
): Promise<ImportId> {
  const mapping = await recallMapping(act.db, file);
  const { rows } = await sql<{ id: ImportId }>`
    insert into roll.import (state, file_name, bytes, reading, begun_by, begun_at)
    values ('uploaded', ${fileName}, ${file.bytes}, ${readingText({ file, mapping })}::jsonb, ${act.by}, ${act.at}) returning id
  `.execute(roll(act.db));
  return rows[0]!.id;
}

/** Settles how the file is read, keeps that for the next one, and has it read. @throws Refused when a field has no column */
export async function chooseMapping(act: Act, id: ImportId, mapping: Mapping): Promise<void> {
  const found = await importForChange(act, id, mappableStates);
  const file = found.reading!.file;
  refuseIncomplete(mapping, file.names);
  await saveMapping(act, file.names, mapping);
  await sql`
    update roll.import set state = 'reading', reading = ${readingText({ file, mapping })}::jsonb, progress = null, failure = null, confirmed = false
    where id = ${id}
  `.execute(roll(act.db));
  await fallsDue(act.db, { kind: readTask, subject: String(id), at: act.at });
}

/** Notes how far a file has been read, for the page alone. */
export async function noteProgress(db: Db, id: ImportId, progress: Progress): Promise<void> {
  await sql`
    update roll.import set progress = ${JSON.stringify(progress)}::jsonb where id = ${id} and state in ('reading', 'applying')
  `.execute(roll(db));
}

/** Notes what the dry run found. */
export async function noteRead(act: Act, id: ImportId, outcome: ImportOutcome): Promise<void> {
  const { refused, remarks, ...counts } = outcome;
  await sql`
    update roll.import set state = 'read', counts = ${JSON.stringify(counts)}::jsonb, refused = ${JSON.stringify([...refused, ...remarks])}::jsonb,
           read_at = ${act.at}, progress = null
    where id = ${id} and state = 'reading'
  `.execute(roll(act.db));
}

/** Notes why an import did not go on; a file that was only held can still be applied. */
export async function noteFailure(act: Act, id: ImportId, impediments: readonly Impediment[]): Promise<void> {
  const state: ImportState = impediments.some(({ code }) => code === 'import-held') ? 'read' : 'failed';
  await sql`
    update roll.import set state = ${state}, failure = ${JSON.stringify(impediments)}::jsonb, progress = null
    where id = ${id} and state in ('reading', 'applying')
  `.execute(roll(act.db));
}

/** Has the file applied. @throws Refused when it is held and not confirmed, or was not read */
export async function startApplying(act: Act, id: ImportId, confirmed: boolean): Promise<void> {
  const found = await importForChange(act, id, ['read']);
  if (!confirmed) refuseIf(impedimentsToApplying(found.counts!));
  await sql`
    update roll.import set state = 'applying', confirmed = ${confirmed}, ended_by = ${act.by}, failure = null where id = ${id}
  `.execute(roll(act.db));
  await fallsDue(act.db, { kind: applyTask, subject: String(id), at: act.at });
}

/** Notes, in the transaction that writes the roll, that the file has been applied. */
export async function noteAppliedUpload(act: Act, id: ImportId, outcome: ImportOutcome): Promise<ImportId> {
  await forgetRefusedRows(act.db);
  const { refused, remarks, ...counts } = outcome;
  const { numAffectedRows } = await sql`
    update roll.import set state = 'applied', counts = ${JSON.stringify(counts)}::jsonb, refused = ${JSON.stringify([...refused, ...remarks])}::jsonb,
           ended_at = ${act.at}, progress = null
    where id = ${id} and state = 'applying'
  `.execute(roll(act.db));
  if (numAffectedRows === 0n) refuse('import-not-read');
  return id;
}

/** Throws the dry run away; the caller erases the file. */
export async function discardImport(act: Act, id: ImportId): Promise<void> {
  await importForChange(act, id, openStates);
  await sql`
    update roll.import set state = 'discarded', refused = '[]', ended_by = ${act.by}, ended_at = ${act.at} where id = ${id}
  `.execute(roll(act.db));
}

/** Imports whose file has lain about since before the instant; they are thrown away. */
export async function discardForgotten(act: Act, before: Date): Promise<ImportId[]> {
  const { rows } = await sql<{ id: ImportId }>`
    update roll.import set state = 'discarded', refused = '[]', ended_at = ${act.at}
    where state = any(${openStates}) and begun_at < ${before} returning id
  `.execute(roll(act.db));
  return rows.map((row) => row.id);
}

async function importForChange(act: Act, id: ImportId, states: readonly ImportState[]): Promise<ImportRecord> {
  await sql`select from roll.import where id = ${id} for update`.execute(roll(act.db));
  const found = await importOf(act.db, id);
  if (!found) throw new NotFound();
  if (!states.includes(found.state)) refuse('import-not-read', { state: found.state });
  return found;
}
