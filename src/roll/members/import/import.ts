import { sql } from 'kysely';
import type { Act, Actor, Perform } from '../../../platform/act/index.ts';
import type { Database, Db } from '../../../platform/db/index.ts';
import { refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { roll } from '../../tables.ts';
import type { RollFact } from '../facts.ts';
import type { ImportRules } from '../model.ts';
import { isTooMuchLost, lostBy } from '../rules.ts';
import { countHeads } from '../counting.ts';
import { applyPlan } from './apply.ts';
import type { Mapping } from './fields.ts';
import { planImport, type Plan, type Planning } from './plan.ts';
import { refuseIncomplete, type FileReading } from './reading.ts';
import type { Remark } from './rows.ts';
import { withStagedRows, type OnProgress, type Staged } from './staging.ts';

/** A file and how it is to be read. */
export interface RollFile {
  readonly path: string;
  /** The name under which people know it. */
  readonly name: string;
  readonly file: FileReading;
  readonly mapping: Mapping;
}

/** Where an import is made, by whom, under which rules. */
export interface ImportPlace {
  readonly database: Database;
  readonly perform: Perform;
  readonly actor: Actor;
  readonly zone: string;
  readonly rules: ImportRules;
  readonly hashKey: Buffer;
  readonly onProgress?: OnProgress;
}

/** What a file would change, or has changed. */
export interface ImportOutcome extends Plan {
  /** Rows in the file, the first with the names of the columns not counted. */
  readonly rows: number;
  /** Rows of members who were erased; they are left out. */
  readonly erased: number;
  readonly refusedRows: number;
  /** The refused rows, at most the first thousand, in the order of the file. */
  readonly refused: readonly Remark[];
  readonly remarkedRows: number;
  /** Rows that were taken but for one value. */
  readonly remarks: readonly Remark[];
  /** It would end or merge so much good standing that somebody must confirm it. */
  readonly held: boolean;
}

/** Reads the file and tells what it would change; changes nothing. May be repeated. */
export function tryImport(place: ImportPlace, file: RollFile): Promise<ImportOutcome> {
  return withPlan(place, file, async (_act, outcome) => outcome);
}

/**
 * Reads the file and writes all that it changes, or nothing.  The same file a second time changes nothing.
 *
 * @param confirmed that so much standing may end
 * @param done what else belongs to the same transaction; it gives the number of the import, or null where it has none and what happened
 *   is recorded otherwise
 * @throws Refused when the file is held
 */
export function applyImport(
  place: ImportPlace,
  file: RollFile,
  { confirmed, done }: { confirmed: boolean; done: (act: Act, outcome: ImportOutcome) => Promise<number | null> },
): Promise<ImportOutcome> {
  return withPlan(place, file, async (act, outcome, planning) => {
    if (!confirmed) refuseIf(impedimentsToApplying(outcome));
    place.onProgress?.({ stage: 'writing', rows: outcome.rows, bytes: file.file.bytes, totalBytes: file.file.bytes });
    await applyPlan(act, planning);
    const id = await done(act, outcome);
    if (id !== null) {
      act.record(factOf(id, outcome));
      await countHeads(act);
    }
    return outcome;
  });
}

/** What keeps a file from being applied without a word from somebody. */
export function impedimentsToApplying({
  held,
  lapsed,
  merged,
  inGoodStanding,
}: Pick<ImportOutcome, 'held' | 'lapsed' | 'merged' | 'inGoodStanding'>): Impediment[] {
  return held ? [{ code: 'import-held', lapsed, merged, inGoodStanding }] : [];
}

async function withPlan<T>(
  place: ImportPlace,
  { path, file, mapping }: RollFile,
  work: (act: Act, outcome: ImportOutcome, planning: Planning) => Promise<T>,
): Promise<T> {
  refuseIncomplete(mapping, file.names);
  const today = dayOf(place.actor.at, place.zone);
  const onProgress = place.onProgress ?? (() => {});
  const planning: Planning = { mapping, standing: place.rules.standing, today };
  const staging = {
    path,
    file,
    names: file.names,
    mapping,
    rules: place.rules,
    today,
    hashKey: place.hashKey,
    onProgress,
  };
  return withStagedRows(place.database, staging, (staged) => {
    onProgress({ stage: 'comparing', rows: staged.rows, bytes: file.bytes, totalBytes: file.bytes });
    return place.perform(place.actor, async (act) => {
      await planWell(act.db);
      // A transaction that is tried again begins with the remarks of the reading alone.
      const refused = staged.refused.copy();
      const plan = await planImport(act.db, planning, refused);
      return work(act, outcomeOf({ ...staged, refused }, plan), planning);
    });
  });
}

/** Joins of whole tables need room: without it a million rows are sorted on disk. */
async function planWell(db: Db): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(roll(db));
}

function outcomeOf(staged: Staged, plan: Plan): ImportOutcome {
  return {
    ...plan,
    rows: staged.rows,
    erased: staged.erased,
    refusedRows: staged.refused.count,
    refused: staged.refused.inOrder(),
    remarkedRows: staged.remarks.count,
    remarks: staged.remarks.inOrder(),
    held: isTooMuchLost(lostBy(plan), plan.inGoodStanding),
  };
}

function factOf(id: number, outcome: ImportOutcome): RollFact {
  const { rows, new: added, changed, lapsed, merged, absent, refusedRows } = outcome;
  return {
    kind: 'roll.import-applied',
    import: id,
    rows,
    new: added,
    changed,
    lapsed,
    merged,
    absent,
    refused: refusedRows,
  };
}
