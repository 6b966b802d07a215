import path from 'node:path';
import type { Act } from '../../../platform/act/index.ts';
import type { Mapping } from './fields.ts';
import { applyImport, tryImport, type ImportOutcome, type ImportPlace } from './import.ts';
import { lookAt } from './reading.ts';
import { noteApplied, recallMapping, saveMapping } from './records.ts';

/** How a file is brought in, in one go. */
export interface ImportChoices {
  /** Tells what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Applies it though it ends the standing of more than 5 % of those who have it. */
  readonly confirmed?: boolean;
  /** The file holds only a part of the roll. */
  readonly partial?: boolean;
  /** Columns by field, where their names do not tell. */
  readonly columns?: Mapping['columns'];
}

/**
 * Reads a file of the membership system and applies it, or tells what it would change.  Columns are found as they were the
 * last time, else by their names.  The same file twice changes nothing.
 *
 * @throws Refused when the file cannot be read, lacks a column, or is held
 */
export async function importRollFile(
  place: ImportPlace,
  file: string,
  choices: ImportChoices = {},
): Promise<ImportOutcome> {
  const reading = await lookAt(file);
  const recalled = await recallMapping(place.database.db, reading);
  const whole = choices.partial ? false : recalled.whole;
  const mapping: Mapping = { ...recalled, columns: { ...recalled.columns, ...choices.columns }, whole };
  const rollFile = { path: file, name: path.basename(file), file: reading, mapping };
  if (choices.dryRun) return tryImport(place, rollFile);
  return applyImport(place, rollFile, {
    confirmed: choices.confirmed ?? false,
    done: async (act, outcome) => {
      // A part of the roll now says nothing of the next file.
      await saveMapping(act, reading.names, { ...mapping, whole: recalled.whole });
      return noteApplied(act, rollFile, outcome);
    },
  });
}

/**
 * Reads a part of the roll and applies it: whoever is not named stays as they are.  It is noted by `done`, within the same
 * transaction, and nowhere else.
 *
 * @throws Refused when it cannot be read, lacks a column, or would end too much standing
 */
export async function importPart(
  place: ImportPlace,
  file: { readonly path: string; readonly name: string },
  done: (act: Act, outcome: ImportOutcome) => Promise<void>,
): Promise<ImportOutcome> {
  const reading = await lookAt(file.path);
  const mapping: Mapping = { ...(await recallMapping(place.database.db, reading)), whole: false };
  return applyImport(
    place,
    { ...file, file: reading, mapping },
    {
      confirmed: false,
      async done(act, outcome) {
        await done(act, outcome);
        return null;
      },
    },
  );
}
