import { theSystem } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { installationOf } from '../../platform/installation.ts';
import type { Daily, Job, Task } from '../../platform/jobs/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { recordLapses } from './commands.ts';
import { countHeads } from './counting.ts';
import { applyImport, tryImport, type ImportPlace, type RollFile } from './import/import.ts';
import type { ImportDesk } from './import/desk.ts';
import { importOf, type ImportId, type ImportRecord } from './import/records.ts';
import type { Progress } from './import/staging.ts';
import {
  applyTask,
  discardForgotten,
  noteAppliedUpload,
  noteFailure,
  noteProgress,
  noteRead,
  readTask,
} from './import/steps.ts';
import { eraseUpload, uploadIsThere, uploadPath } from './import/uploads.ts';
import type { StandingRules } from './model.ts';

const progressEveryMs = 700;
const keptFor = days(7);

/** Reading and applying a file are tasks, so that a page need not wait for them. */
export function importTasks(desk: ImportDesk): Task[] {
  return [
    { kind: readTask, run: (job) => withImport(desk, job, 'reading', readUpload) },
    { kind: applyTask, run: (job) => withImport(desk, job, 'applying', applyUpload) },
  ];
}

/** Files that nobody came back to are erased after a week. */
export function importDailies(desk: ImportDesk): Daily[] {
  return [
    {
      kind: 'roll.forget-uploads',
      async run({ at, perform }) {
        const forgotten = await perform(theSystem(at), (act) => discardForgotten(act, addMilliseconds(at, -keptFor)));
        for (const id of forgotten) await eraseUpload(desk.uploads, id);
      },
    },
  ];
}

/** Dues run out in the night, without an import: those who react to the end of standing hear of it in the morning.  And the roll is counted. */
export function standingDailies(rules: () => StandingRules): Daily[] {
  return [
    { kind: 'roll.lapse-dues', run: ({ at, perform }) => perform(theSystem(at), (act) => recordLapses(act, rules())) },
    { kind: 'roll.count-heads', run: ({ at, perform }) => perform(theSystem(at), countHeads) },
  ];
}

type Work = (desk: ImportDesk, found: ImportRecord, place: ImportPlace, file: RollFile) => Promise<void>;

/** A task may come twice: what is not in the state that it is for has been done. */
async function withImport(desk: ImportDesk, job: Job, state: ImportRecord['state'], work: Work): Promise<void> {
  const id: ImportId = Number(job.subject);
  const found = await importOf(desk.database.db, id);
  if (found?.state !== state || !found.reading) return;
  const by = state === 'applying' ? found.endedBy : found.begunBy;
  const place: ImportPlace = {
    database: desk.database,
    perform: job.perform,
    actor: { by, at: job.at, grants: new Set() },
    zone: desk.zone,
    rules: desk.rules(),
    hashKey: (await installationOf(desk.database.db))?.hashKey ?? Buffer.alloc(0),
    onProgress: progressNoter(desk.database.db, id),
  };
  const fail = (impediments: Refused['impediments']) =>
    job.perform(place.actor, (act) => noteFailure(act, id, impediments));
  if (!(await uploadIsThere(desk.uploads, id))) return fail([{ code: 'upload-gone' }]);
  try {
    await work(desk, found, place, { path: uploadPath(desk.uploads, id), name: found.fileName, ...found.reading });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await fail(error.impediments);
  }
}

async function readUpload(_desk: ImportDesk, { id }: ImportRecord, place: ImportPlace, file: RollFile): Promise<void> {
  const outcome = await tryImport(place, file);
  await place.perform(place.actor, (act) => noteRead(act, id, outcome));
}

async function applyUpload(
  desk: ImportDesk,
  { id, confirmed }: ImportRecord,
  place: ImportPlace,
  file: RollFile,
): Promise<void> {
  await applyImport(place, file, { confirmed, done: (act, outcome) => noteAppliedUpload(act, id, outcome) });
  await eraseUpload(desk.uploads, id);
}

/** Progress is for the page alone: it is written now and then, and not waited for. */
function progressNoter(db: Db, id: ImportId): (progress: Progress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < progressEveryMs && progress.stage === 'reading') return;
    last = now;
    void noteProgress(db, id, progress).catch(() => {});
  };
}
