import path from 'node:path';
import type { Command, Terminal } from '../cli/index.ts';
import type { Database } from '../db/index.ts';
import { backup } from './backup.ts';
import type { Summary } from './format.ts';
import { noteTaken } from './noting.ts';
import { restore } from './restore.ts';

/** The database to work on, as it is: not migrated, not stamped. */
export interface BareDatabase {
  readonly database: Pick<Database, 'url'>;
  close(): Promise<void>;
}

/** `backup FILE` and `restore FILE`. They open the database themselves, because restoring needs it empty. */
export function backupCommands(open: () => Promise<BareDatabase>, now: () => Date = () => new Date()): Command[] {
  const opened = async (work: (database: Pick<Database, 'url'>) => Promise<void>) => {
    const { database, close } = await open();
    try {
      await work(database);
    } finally {
      await close();
    }
  };
  return [
    {
      name: 'backup',
      operands: ['FILE'],
      options: { replace: { help: 'puts the new file in the place of an older one of that name' } },
      help: 'Writes everything into one file, as it stands at one instant; the application may go on working.',
      withoutDatabase: true,
      run: ({ operands: [file = ''], options, terminal }) =>
        opened(async (database) => {
          const replace = options['replace'] === true;
          const takenAt = now();
          const summary = await backup(database, file, { takenAt, replace, progress: terminal.progress });
          await noteTaken(database, takenAt);
          tell(terminal, 'Backed up', file, summary);
        }),
    },
    {
      name: 'restore',
      operands: ['FILE'],
      help: 'Brings a backup into an empty database; all of it or nothing.',
      withoutDatabase: true,
      run: ({ operands: [file = ''], terminal }) =>
        opened(async (database) => {
          const summary = await restore(database, file, { progress: terminal.progress });
          await noteTaken(database, new Date(summary.takenAt));
          tell(terminal, 'Restored', file, summary);
        }),
    },
  ];
}

function tell(terminal: Terminal, done: string, file: string, { tables, takenAt }: Summary): void {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  terminal.progress('');
  terminal.print(
    `${done}: ${path.resolve(file)}, ${Object.keys(tables).length} tables, ${rows} rows, taken at ${takenAt}.`,
  );
}
