import { theSystem } from '../../platform/act/index.ts';
import type { Command } from '../../platform/cli/index.ts';
import { importOptions, operatorGrants, runImport } from '../structure/cli.ts';
import { importPosts } from './import/import.ts';
import type { ListedOffice } from './import/rows.ts';
import { wordings } from './words.ts';

/** `posts import FILE`. */
export function postsImportCommand(offices: readonly ListedOffice[]): Command {
  return {
    name: 'posts import',
    operands: ['FILE'],
    help: 'Brings in from a file who holds which office: unit, office, name, email or member number, from, until; all of it, or nothing.',
    options: importOptions,
    run: (given) =>
      runImport(given, wordings, (file, dryRun) =>
        importPosts(given.perform, theSystem(given.at, operatorGrants), file, { offices, dryRun }),
      ),
  };
}
