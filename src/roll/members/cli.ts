import { fileNamed, UsageError, type Command, type Given } from '../../platform/cli/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { refuse, Refused } from '../../platform/refusal/index.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import { installationOf } from '../../platform/installation.ts';
import { guestsByEmail } from '../persons/queries.ts';
import { eraseMember, erasePerson } from './commands.ts';
import { fields, type Field, type Mapping } from './import/fields.ts';
import type { ImportOutcome } from './import/import.ts';
import type { Progress } from './import/staging.ts';
import { importRollFile } from './import/whole.ts';
import type { ImportRules } from './model.ts';
import { memberByNumber } from './queries.ts';
import { lapseWords, reasonIn, wordings } from './words.ts';

/** What the commands need to know of the association. */
export interface RollHouse {
  readonly rules: () => ImportRules;
  readonly zone: string;
}

const held = 3;

/** What an operator does with the roll. */
export function memberCommands(house: RollHouse): Command[] {
  return [
    {
      name: 'roll import',
      operands: ['FILE'],
      help: 'Brings a file of the membership system in, all of it or nothing; ends with 3 where the file is held or lacks a column.',
      options: {
        'dry-run': { help: 'tells what would change, and changes nothing' },
        json: { help: 'prints the result as JSON' },
        confirm: {
          help: 'applies a file that ends the standing of more than 5 % of those who have it, or merges so many into others',
        },
        partial: { help: 'the file holds only a part of the roll: members who are missing from it stay as they are' },
        columns: {
          help: `names columns, as 'paidThrough=Expires On,class=Level'; fields are ${fields.join(', ')}`,
          value: 'FIELD=COLUMN,…',
        },
      },
      run: (given) => importRoll(house, given),
    },
    {
      name: 'roll erase',
      operands: ['WHO'],
      help: 'Erases a member by number, or a guest by e-mail address: names and addresses go, and no later import brings them back.',
      run: erase,
    },
  ];
}

async function importRoll(
  house: RollHouse,
  { operands, database, perform, terminal, at, options }: Given,
): Promise<number> {
  const file = await fileNamed(operands[0] ?? '');
  const place = {
    database,
    perform,
    actor: theSystem(at),
    zone: house.zone,
    rules: house.rules(),
    hashKey: (await installationOf(database.db))?.hashKey ?? Buffer.alloc(0),
    onProgress: (progress: Progress) => terminal.progress(progressLine(progress)),
  };
  const dryRun = options['dry-run'] === true;
  const imported = await importRollFile(place, file, {
    dryRun,
    confirmed: options['confirm'] === true,
    partial: options['partial'] === true,
    columns: typeof options['columns'] === 'string' ? namedColumns(options['columns']) : {},
  }).catch(orAdvice);
  terminal.progress('');
  if (typeof imported === 'string') {
    terminal.say(imported);
    return held;
  }
  const outcome = imported;
  if (options['json']) terminal.print(JSON.stringify(jsonOf(outcome)));
  else for (const line of report(outcome, dryRun)) terminal.print(line);
  return dryRun && outcome.held ? held : 0;
}

/** What is refused for want of an option is told with that option, and has the exit code 3. */
function orAdvice(error: unknown): string {
  const [impediment] = error instanceof Refused ? error.impediments : [];
  const advice = impediment && optionsThatHelp[impediment.code];
  if (!impediment || !advice) throw error;
  return `${wordings[impediment.code]?.(impediment).say ?? impediment.code}\n${advice}`;
}

const optionsThatHelp: Readonly<Record<string, string>> = {
  'import-held':
    'If the file is right, --confirm applies it all the same; --partial says that it holds only a part of the roll.',
  'columns-not-found': "--columns names them, as --columns 'paidThrough=Expires On,class=Level'.",
};

function namedColumns(text: string): Mapping['columns'] {
  const columns: Partial<Record<Field, string>> = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const field = fields.find((each) => each.toLowerCase() === pair.slice(0, at).trim().toLowerCase());
    if (at < 0 || !field) throw new UsageError(`--columns takes FIELD=COLUMN, and “${pair}” is not that.`);
    columns[field] = pair.slice(at + 1).trim();
  }
  return columns;
}

function progressLine({ stage, rows, bytes, totalBytes }: Progress): string {
  if (stage === 'waiting') return 'Another import is under way; waiting for it.';
  if (stage === 'reading')
    return `Reading: ${countWritten(rows)} rows, ${Math.floor((100 * bytes) / Math.max(1, totalBytes))} %`;
  return stage === 'comparing' ? `Comparing ${countWritten(rows)} rows with the roll` : 'Writing';
}

/** The result for programs; `reason` is a sentence and `code` does not change with its wording. */
export function jsonOf({ refused, remarks, ...counts }: ImportOutcome): object {
  const told = (list: ImportOutcome['refused']) =>
    list.map(({ line, member, column, said, reason }) => ({
      line,
      column,
      reason: reasonIn(reason),
      code: reason.code,
      member,
      said,
    }));
  return { ...counts, refused: told(refused), remarks: told(remarks) };
}

function report(outcome: ImportOutcome, dry: boolean): string[] {
  const sums: [string, number][] = [
    ['New members', outcome.new],
    ['Changed', outcome.changed],
    ['Lapsed', outcome.lapsed],
    ['Merged into another record', outcome.merged],
    ['Unchanged', outcome.unchanged],
    ['Refused', outcome.refusedRows],
  ];
  const lines = sums.map(([label, count]) => `  ${label.padEnd(28)}${countWritten(count).padStart(10)}`);
  if (outcome.absent > 0)
    lines.push(`  ${'Missing from the file'.padEnd(28)}${countWritten(outcome.absent).padStart(10)}`);
  const told = [...outcome.refused, ...outcome.remarks]
    .slice(0, 40)
    .map(({ line, column, reason }) => `  line ${line}${column ? `, ${column}` : ''}: ${reasonIn(reason)}`);
  const more = outcome.refusedRows + outcome.remarkedRows - told.length;
  return [
    `${countedWritten(outcome.rows, 'row', 'rows')} in the file. ${dry ? 'This is what would change:' : 'This has changed:'}`,
    ...lines,
    ...(told.length > 0 ? ['', 'Rows and values that were left out:', ...told] : []),
    ...(more > 0 ? [`  and ${countWritten(more)} more`] : []),
    ...(dry && outcome.held
      ? ['', `${lapseWords(outcome)} The file would be held; --confirm applies it all the same.`]
      : []),
  ];
}

/** An address can be several members', so it erases guests only. */
async function erase({ operands: [who = ''], database, perform, at, terminal }: Given): Promise<void> {
  if (who.includes('@')) {
    const guests = await guestsByEmail(database.db, who);
    if (guests.length === 0) refuse('no-such-guest', { address: who });
    for (const { id } of guests) await perform(theSystem(at), (act) => erasePerson(act, id));
    terminal.print('Erased. What they did stays under an id that leads to nobody.');
    return;
  }
  const member = await memberByNumber(database.db, who);
  if (!member) refuse('no-such-member', { number: who });
  await perform(theSystem(at), (act) => eraseMember(act, member.id));
  terminal.print('Erased. The standing stays under a random number; no import brings the member back.');
}
