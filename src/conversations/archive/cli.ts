import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { theSystem } from '../../platform/act/index.ts';
import { fileNamed, UsageError, type Command, type Given } from '../../platform/cli/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { visibilities, type List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { noteExport, showArchive } from './commands.ts';
import { mailboxOf, writeEml } from './export.ts';
import { importMailbox } from './import.ts';
import type { Trouble } from './model.ts';
import { words } from './words.ts';

/** What an operator does with archives. */
export const archiveCommands: readonly Command[] = [
  {
    name: 'archive import',
    operands: ['LIST', 'FILE'],
    options: { json: { help: 'Print the result as JSON.' } },
    help: 'Brings a mailbox (mbox of Mailman, Sympa, Groups.io, Google Takeout) into a list; nobody is written to. Run again, it goes on where it was cut short.',
    run: bringIn,
  },
  {
    name: 'archive export',
    operands: ['LIST'],
    options: {
      to: { help: 'Write the mailbox to a file instead of standard output.', value: 'FILE' },
      eml: { help: 'Write each message to a file of its own, exact to the byte.', value: 'FOLDER' },
    },
    help: 'Gives the messages of a list out as a mailbox (mboxrd).',
    run: giveOut,
  },
  {
    name: 'archive open',
    operands: ['LIST'],
    options: { to: { help: 'public, members or participants.', value: 'WHOM' } },
    help: 'Says who may read a list.',
    run: open,
  },
];

/** The list that an operator named. @throws Refused */
export async function listNamed({ database }: Pick<Given, 'database'>, slug: string): Promise<List> {
  return (await listBySlug(database.db, slug)) ?? refuse('list-not-found', { slug });
}

async function bringIn(given: Given): Promise<number> {
  const { operands, options, terminal, perform, at } = given;
  const list = await listNamed(given, operands[0] ?? '');
  const file = await fileNamed(operands[1] ?? '');
  const troubles: Trouble[] = [];
  const imported = await importMailbox(
    {
      perform,
      at,
      onTrouble(trouble) {
        if (options['json']) troubles.push(trouble);
        else terminal.say(words.trouble(trouble));
      },
      onProgress: ({ read, bytes, totalBytes }) =>
        terminal.progress(words.progress(read, Math.floor((100 * bytes) / Math.max(1, totalBytes)))),
    },
    list,
    file,
  );
  terminal.progress('');
  if (options['json']) terminal.print(JSON.stringify({ ...imported, troubles }));
  else {
    for (const line of words.imported(imported)) terminal.print(line);
    if (imported.new > 0) terminal.print(words.hidden(list.slug));
  }
  return 0;
}

async function giveOut(given: Given): Promise<void> {
  const { operands, options, terminal, perform, database, at } = given;
  const { to, eml } = options;
  if (to !== undefined && eml !== undefined) throw new UsageError('Either --to or --eml.');
  const list = await listNamed(given, operands[0] ?? '');
  const count = await perform(theSystem(at), (act) => noteExport(act, list.id));
  if (typeof eml === 'string') {
    terminal.say(words.exported(await writeEml(database.db, list.id, path.resolve(eml)), eml));
    return;
  }
  const mailbox = Readable.from(mailboxOf(database.db, list.id), { objectMode: false });
  if (typeof to === 'string') await pipeline(mailbox, createWriteStream(path.resolve(to)));
  else await pipeline(mailbox, process.stdout, { end: false });
  terminal.say(words.exported(count, typeof to === 'string' ? to : '-'));
}

async function open(given: Given): Promise<void> {
  const { operands, options, terminal, perform, at } = given;
  const visibility = visibilities.find((each) => each === options['to']);
  if (!visibility) throw new UsageError(words.whom);
  const list = await listNamed(given, operands[0] ?? '');
  await perform(theSystem(at), (act) => showArchive(act, list.id, visibility));
  terminal.print(words.opened(list.name, visibility));
}
