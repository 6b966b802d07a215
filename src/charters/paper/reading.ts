import { readTable, type RefusedRow } from '../../platform/csv/index.ts';
import { isCalendarDay, type CalendarDay } from '../../platform/time/index.ts';
import { readDate } from '../../roll/index.ts';
import { lineBounds, mostLines, type WrittenLine } from './model.ts';

/** What stands in the fields of a line, as text. */
export interface TypedLine {
  readonly name: string;
  readonly number: string;
  readonly date: string;
}

export type LineColumn = keyof TypedLine;

/** Something wrong with a line. */
export interface LineFault {
  readonly column: LineColumn;
  readonly reason: string;
}

/** Whether nothing stands in the line; a day alone, as forms propose it, is nothing. */
export const isBlank = ({ name, number }: TypedLine): boolean => !name.trim() && !number.trim();

/** The line as it is kept, or all that is wrong with it. */
export function readLine(
  typed: TypedLine,
  today: CalendarDay,
): { readonly line: WrittenLine } | { readonly faults: readonly LineFault[] } {
  const name = plainText(typed.name);
  const number = plainText(typed.number);
  const on = readDay(typed.date, today);
  const faults: LineFault[] = [];
  if (!name) faults.push({ column: 'name', reason: 'name-missing' });
  if (name.length > lineBounds.name) faults.push({ column: 'name', reason: 'too-long' });
  if (number.length > lineBounds.number) faults.push({ column: 'number', reason: 'too-long' });
  if (!on) faults.push({ column: 'date', reason: typed.date.trim() ? 'not-a-date' : 'date-missing' });
  return on && faults.length === 0 ? { line: { name, number, on } } : { faults };
}

/** Spaces made one, and without the sign that a spreadsheet puts before what it would take for a formula. */
const plainText = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^'(?=[=+\-@])/, '');

function readDay(said: string, today: CalendarDay): CalendarDay | null {
  if (isCalendarDay(said.trim())) return said.trim();
  const read = readDate(said, { dayFirst: false, latestYear: Number(today.slice(0, 4)) });
  return 'day' in read ? read.day : null;
}

const columns = {
  name: ['name', 'full name', 'signer', 'signature', 'printed name', 'member name'],
  first: ['first name', 'given name', 'forename', 'first'],
  last: ['last name', 'surname', 'family name', 'last'],
  number: ['member number', 'member id', 'membership number', 'member no', 'member no.', 'number', 'id'],
  date: ['date', 'signed on', 'date signed', 'signed', 'day', 'date of signing'],
} as const;

/** A file of lines, read. */
export interface ReadSheet {
  readonly lines: readonly WrittenLine[];
  readonly refused: readonly RefusedRow[];
}

/** Signs that make a spreadsheet run what follows; no name, number or date begins with them. */
const formula = /^[=+@-]./;

/**
 * Reads a file of signatures: a column for the name or two for its parts, the member number and the date, by whatever name the header
 * has them.  Each row that cannot be taken stands among the refused, with line, column and reason.
 */
export function readSheet(file: Uint8Array, today: CalendarDay): ReadSheet {
  const { rows, refused } = readTable(file, columns, ['date']);
  const isNamed = rows.every((row) => row.has('name') || row.has('last'));
  if (!isNamed) return { lines: [], refused: [{ line: 1, column: 'name', reason: 'column-missing' }] };
  const lines: WrittenLine[] = [];
  for (const row of rows) {
    const nameColumn = row.has('name') ? 'name' : 'last';
    const name = row.cell('name') || `${row.cell('first')} ${row.cell('last')}`.trim();
    const typed = { name, number: row.cell('number'), date: row.cell('date') };
    if (isBlank(typed) && !typed.date) continue;
    const at = { name: nameColumn, number: 'number', date: 'date' } as const;
    const suspect = (Object.keys(typed) as LineColumn[]).filter((column) => formula.test(typed[column]));
    for (const column of suspect) row.refuse(at[column], 'formula', typed[column]);
    if (suspect.length > 0) continue;
    const read = readLine(typed, today);
    if ('faults' in read) for (const { column, reason } of read.faults) row.refuse(at[column], reason, typed[column]);
    else if (lines.length >= mostLines) row.refuse(nameColumn, 'sheet-full');
    else lines.push(read.line);
  }
  return { lines, refused };
}
