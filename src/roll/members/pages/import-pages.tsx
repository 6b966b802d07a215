import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writtenTable } from '../../../platform/csv/index.ts';
import { NotFound, Refused, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import {
  file as fileAnswer,
  get,
  page,
  post,
  saveUpload,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import type { Filled } from '../../../platform/web/parts/index.ts';
import { personOf } from '../../persons/queries.ts';
import { dateFields, fields, type Field, type Mapping } from '../import/fields.ts';
import { lookAt } from '../import/reading.ts';
import { importOf, openStates, recentImports, type ImportRecord } from '../import/records.ts';
import { beginImport, chooseMapping, discardImport, startApplying } from '../import/steps.ts';
import { eraseUpload, makeUploadFolder, placeUpload, uploadPath } from '../import/uploads.ts';
import { reasonIn, fieldWords } from '../words.ts';
import { refusedWithout, section, type RollPagesHouse } from './house.ts';
import { EndedPage, MappingPage, OutcomePage, ProgressPage, UploadPage } from './import-views.tsx';
import { words } from './words.ts';

const maxUpload = 200 * 1024 * 1024;

/** The pages on which staff bring a roll in: upload, mapping, dry run, apply. */
export function importPages(house: RollPagesHouse): Route[] {
  return [
    get('/roll/import', (call) => {
      mayImport(call);
      return page(words.uploadTitle, <UploadPage />, { section });
    }),
    post('/roll/import', (call) => upload(house, call), { maxBytes: maxUpload, streams: true }),
    get('/roll/import/:id', (call) => importPage(house, call)),
    get('/roll/import/:id/mapping', async (call) => mappingPage(house, await seeImport(call))),
    post('/roll/import/:id/mapping', (call) => settleMapping(house, call)),
    post('/roll/import/:id/application', (call) => apply(house, call), { grave: true }),
    post('/roll/import/:id/disposal', (call) => discard(house, call)),
    get('/roll/import/:id/refused-rows', refusedRows),
  ];
}

function mayImport(call: Call): void {
  signedIn(call);
  refuseIf(refusedWithout(call.visit.grants, 'roll.import'));
}

async function seeImport(call: Call): Promise<ImportRecord> {
  mayImport(call);
  const found = await importOf(call.visit.db, Number(call.params['id']));
  if (!found) throw new NotFound();
  return found;
}

/** The file goes to the disk piece by piece; only then is a connection asked for. */
async function upload(house: RollPagesHouse, call: Call): Promise<Answer> {
  mayImport(call);
  await makeUploadFolder(house.uploads);
  const coming = path.join(house.uploads, `coming-${randomUUID()}`);
  try {
    const { fileName, bytes } = await saveUpload(call.request, 'file', coming);
    if (bytes === 0) throw new Refused([{ code: 'file-empty' }]);
    const reading = await lookAt(coming);
    const id = await call.perform((act) => beginImport(act, { fileName, file: reading }));
    await placeUpload(house.uploads, coming, id);
    return seeOther(`/roll/import/${id}/mapping`);
  } catch (error) {
    await rm(coming, { force: true });
    if (!(error instanceof Refused)) throw error;
    const errors = error.impediments.map((impediment) => ({ field: 'file', message: sentences(house, impediment) }));
    const form: Filled = { entered: { text: () => '', all: () => [] }, errors };
    return page(words.uploadTitle, <UploadPage form={form} />, { status: 422, section });
  }
}

function sentences(house: RollPagesHouse, impediment: Impediment): string {
  const { say, todo } = house.word(impediment);
  return todo ? `${say} ${todo.label}` : say;
}

async function importPage(house: RollPagesHouse, call: Call): Promise<Answer> {
  const found = await seeImport(call);
  const title = words.importNumber(found.id);
  switch (found.state) {
    case 'uploaded':
      return mappingPage(house, found);
    case 'reading':
    case 'applying':
      return page(title, <ProgressPage found={found} />, { section, headers: { refresh: '2' } });
    case 'read':
    case 'applied':
      return outcomePage(house, call, found, found.failure ?? []);
    case 'discarded':
    case 'failed':
      return page(title, <EndedPage found={found} wordings={(found.failure ?? []).map(house.word)} />, { section });
  }
}

/** What came of the file; with what stood in the way, where somebody has tried to apply it. */
async function outcomePage(
  house: RollPagesHouse,
  call: Call,
  found: ImportRecord,
  against: readonly Impediment[],
): Promise<Answer> {
  const errors = against.map((impediment) => ({
    ...(impediment.code === 'import-held' && { field: 'confirmed' }),
    message: sentences(house, impediment),
  }));
  const last = await lastRoll(call, found);
  const body = <OutcomePage found={found} counts={found.counts!} zone={house.zone} last={last} errors={errors} />;
  return page(words.importNumber(found.id), body, { section, status: against.length > 0 ? 409 : 200 });
}

async function lastRoll(call: Call, found: ImportRecord): Promise<{ at: Date; by: string } | undefined> {
  const last = (await recentImports(call.visit.db)).find(
    ({ id, state, endedAt }) => id < found.id && state === 'applied' && endedAt,
  );
  if (!last?.endedAt) return undefined;
  const person = last.endedBy ? await personOf(call.visit.db, last.endedBy) : undefined;
  return { at: last.endedAt, by: person?.name ?? '' };
}

interface SentMapping {
  readonly form: Filled;
  readonly mapping: Mapping;
  readonly errors: readonly { field: string; message: string }[];
}

async function mappingPage(house: RollPagesHouse, found: ImportRecord, sent?: SentMapping): Promise<Answer> {
  if (!found.reading || !openStates.includes(found.state)) return seeOther(`/roll/import/${found.id}`);
  // Samples are members' own: they are read from the file each time, and kept nowhere else.
  const file = await lookAt(uploadPath(house.uploads, found.id)).catch(() => found.reading!.file);
  const mapping = sent?.mapping ?? found.reading.mapping;
  const body = (
    <MappingPage found={found} file={file} mapping={mapping} errors={sent?.errors ?? []} form={sent?.form} />
  );
  return page(words.importNumber(found.id), body, { section, status: sent ? 422 : 200 });
}

const Sent = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

async function settleMapping(house: RollPagesHouse, call: Call): Promise<Answer> {
  const found = await seeImport(call);
  const form = await call.form(Sent);
  const { entered } = form;
  const names = found.reading?.file.names ?? [];
  const columns: Partial<Record<Field, string>> = {};
  for (const field of fields)
    if (names.includes(entered.text(`column-${field}`))) columns[field] = entered.text(`column-${field}`);
  const dayFirst = dateFields.filter((field) => entered.all('dayFirst[]').includes(field));
  const mapping: Mapping = { columns, dayFirst, whole: entered.text('whole') === 'yes' };
  const done = await call.attempt((act) => chooseMapping(act, found.id, mapping));
  if (done.ok) return seeOther(`/roll/import/${found.id}`);
  const errors = done.impediments.flatMap((impediment) =>
    impediment.code === 'columns-not-found'
      ? (impediment['missing'] as Field[]).map((field) => ({
          field: `column-${field}`,
          message: words.columnNeeded(fieldWords[field]),
        }))
      : [{ field: '', message: sentences(house, impediment) }],
  );
  return mappingPage(house, found, { form: { entered, errors }, mapping, errors });
}

const Confirmation = z.object({ confirmed: z.literal('yes').optional() });

async function apply(house: RollPagesHouse, call: Call): Promise<Answer> {
  const found = await seeImport(call);
  const form = await call.form(Confirmation);
  const started = await call.attempt((act) => startApplying(act, found.id, form.ok && form.value.confirmed === 'yes'));
  if (started.ok) return seeOther(`/roll/import/${found.id}`);
  if (found.state !== 'read') throw new Refused(started.impediments);
  return outcomePage(house, call, found, started.impediments);
}

async function discard(house: RollPagesHouse, call: Call): Promise<Answer> {
  const { id } = await seeImport(call);
  await call.perform((act) => discardImport(act, id));
  await eraseUpload(house.uploads, id);
  return seeOther(`/roll/import/${id}`);
}

async function refusedRows(call: Call): Promise<Answer> {
  const found = await seeImport(call);
  const rows = found.refused.map(({ line, member, column, said, reason }) => [
    line,
    member,
    column,
    said,
    reasonIn(reason),
  ]);
  const text = writtenTable([words.line, words.member, words.column, words.says, words.reason], rows);
  return fileAnswer(`refused-rows-${found.id}.csv`, 'text/csv; charset=utf-8', text);
}
