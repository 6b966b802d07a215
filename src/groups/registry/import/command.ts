import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { theSystem } from '../../../platform/act/index.ts';
import type { Command, Given } from '../../../platform/cli/index.ts';
import type { BroughtIn } from '../../../platform/csv/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { countedWritten, countWritten } from '../../../platform/written/index.ts';
import { refusalWords } from '../words.ts';
import { importGroups, type ImportOptions } from './import.ts';

/**
 * `groups import FILE`, for the house to plug in: whoever stands above says what becomes of the policy and the term of
 * each row.
 */
export function groupsImportCommand(options: () => Omit<ImportOptions, 'dryRun'>): Command {
  return {
    name: 'groups import',
    operands: ['FILE'],
    help: 'Brings groups in, with their terms; all of them, or nothing.',
    options: {
      'dry-run': { help: 'tells what would change, and changes nothing' },
      json: { help: 'prints the result as JSON' },
    },
    run: (given) => bringIn(given, options()),
  };
}

async function bringIn(given: Given, importing: Omit<ImportOptions, 'dryRun'>): Promise<number> {
  const { operands, options, terminal, perform, at } = given;
  const file = path.resolve(operands[0] ?? '');
  const text = await readFile(file).catch(() => refuse('file-not-found', { file }));
  const dryRun = options['dry-run'] === true;
  const outcome = await importGroups(perform, theSystem(at), text, { ...importing, dryRun });
  if (options['json']) terminal.print(JSON.stringify(jsonOf(outcome)));
  else for (const line of report(outcome, dryRun)) terminal.print(line);
  return outcome.refused.length > 0 ? 1 : 0;
}

/** The result for programs; `reason` is a sentence and `code` does not change with its wording. */
function jsonOf({ refused, ...counts }: BroughtIn): object {
  return {
    ...counts,
    refused: refused.map((row) => ({
      line: row.line,
      column: row.column,
      reason: refusalWords(row),
      code: row.reason,
      said: row.found ?? null,
    })),
  };
}

function report({ refused, ...counts }: BroughtIn, dryRun: boolean): string[] {
  const sums = [
    `New ${countWritten(counts.new)}`,
    `changed ${countWritten(counts.changed)}`,
    `unchanged ${countWritten(counts.unchanged)}`,
  ];
  const wrong = refused.map((row) => `Line ${row.line}${row.column && `, ${row.column}`}: ${refusalWords(row)}.`);
  if (wrong.length > 0) {
    return [
      ...wrong,
      `Nothing was brought in: mend ${countedWritten(wrong.length, 'place', 'places')} in the file and run it again.`,
    ];
  }
  return [`${sums.join(', ')}.${dryRun ? ' That was a dry run: nothing was changed.' : ''}`];
}
