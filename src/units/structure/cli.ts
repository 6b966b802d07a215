import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { theSystem } from '../../platform/act/index.ts';
import type { Command, Given } from '../../platform/cli/index.ts';
import type { BroughtIn, RefusedRow } from '../../platform/csv/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { countWritten } from '../../platform/written/index.ts';
import { importUnits } from './import/import.ts';
import type { ListedTopic } from './import/rows.ts';
import { refusalWords, wordings } from './words.ts';

/** `units import FILE`. */
export function unitsImportCommand(topics: readonly ListedTopic[]): Command {
  return {
    name: 'units import',
    operands: ['FILE'],
    help: 'Brings units in from a file: name, kind, parent, charge, topics; all of it, or nothing.',
    options: importOptions,
    run: (given) =>
      runImport(given, wordings, (file, dryRun) =>
        importUnits(given.perform, theSystem(given.at, operatorGrants), file, { topics, dryRun }),
      ),
  };
}

/** Whoever has the command line has the database. */
export const operatorGrants: ReadonlySet<string> = new Set(['units.edit', 'posts.edit', 'administration']);

export const importOptions = {
  'dry-run': { help: 'tells what would change, and changes nothing' },
  json: { help: 'prints the result as JSON' },
} as const;

/** Reads the file, brings it in, and tells what came of it; exit code 1 when a row was refused, and so nothing was changed. */
export async function runImport(
  { operands, options, terminal }: Given,
  impediments: Wordings,
  bringIn: (file: Uint8Array, dryRun: boolean) => Promise<BroughtIn>,
): Promise<number> {
  const path = resolve(operands[0] ?? '');
  const file = await readFile(path).catch(() => refuse('file-not-found', { file: path }));
  const dryRun = options['dry-run'] === true;
  const outcome = await bringIn(file, dryRun);
  const told = outcome.refused.map((row) => ({
    line: row.line,
    column: row.column,
    reason: refusalWords(row, impediments),
    code: row.reason,
    said: row.found ?? null,
  }));
  if (options['json']) terminal.print(JSON.stringify({ ...outcome, refused: told }));
  else for (const line of report(outcome, told, dryRun)) terminal.print(line);
  return outcome.refused.length > 0 ? 1 : 0;
}

function report(outcome: BroughtIn, refused: readonly RefusedRow[], dryRun: boolean): string[] {
  const head =
    refused.length > 0
      ? 'Nothing was changed, because rows were refused.'
      : dryRun
        ? 'This is what would change:'
        : 'This has changed:';
  const counts: [string, number][] = [
    ['New', outcome.new],
    ['Changed', outcome.changed],
    ['Unchanged', outcome.unchanged],
  ];
  return [
    head,
    ...(refused.length > 0
      ? []
      : counts.map(([label, count]) => `  ${label.padEnd(12)}${countWritten(count).padStart(8)}`)),
    ...refused
      .slice(0, 60)
      .map(({ line, column, reason }) => `  line ${line}${column ? `, ${column}` : ''}: ${reason}`),
    ...(refused.length > 60 ? [`  and ${countWritten(refused.length - 60)} more`] : []),
  ];
}
