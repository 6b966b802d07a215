import { readTable, type Cells, type Columns, type RefusedRow } from '../../../platform/csv/index.ts';
import { isCalendarDay, type CalendarDay } from '../../../platform/time/index.ts';
import { isAddress } from '../../structure/rules.ts';

export type Column = 'unit' | 'office' | 'name' | 'email' | 'number' | 'fromOn' | 'untilOn';

const columns: Columns<Column> = {
  unit: ['unit', 'body', 'committee'],
  office: ['office', 'position', 'role', 'post'],
  name: ['name', 'person', 'full name'],
  email: ['email', 'e mail', 'email address', 'address'],
  number: ['number', 'member number', 'member id', 'member'],
  fromOn: ['from on', 'from', 'begins', 'start', 'start date', 'term from'],
  untilOn: ['until on', 'until', 'ends', 'end', 'end date', 'term until'],
};

/** A post as a file has it. */
export interface PostRow {
  readonly cells: Cells<Column>;
  /** As the file writes it: a name, an acronym, or a way. */
  readonly unit: string;
  readonly office: string;
  readonly name: string;
  readonly email: string;
  /** Of the member; empty where the file has none. */
  readonly number: string;
  /** Null where the file does not say. */
  readonly fromOn: CalendarDay | null;
  readonly untilOn: CalendarDay | null;
}

/** An office of the association's list, with what else files call it. */
export interface ListedOffice {
  readonly office: string;
  readonly label: string;
  readonly also?: readonly string[] | undefined;
}

/** Reads a file of posts. A row with anything wrong stands among the refused, once for each thing that is wrong. */
export function readPostRows(
  file: string | Uint8Array,
  offices: readonly ListedOffice[],
): { rows: PostRow[]; refused: RefusedRow[] } {
  const { rows, refused } = readTable(file, columns, ['unit', 'office']);
  const codes = new Map(
    offices.flatMap(({ office, label, also = [] }) =>
      [office, label, ...also].map((name) => [name.toLowerCase(), office]),
    ),
  );
  const sound: PostRow[] = [];
  for (const cells of rows) {
    const before = refused.length;
    const row = rowOf(cells, codes);
    if (refused.length === before) sound.push(row);
  }
  return { rows: sound, refused };
}

function rowOf(cells: Cells<Column>, codes: ReadonlyMap<string, string>): PostRow {
  const office = codes.get(cells.cell('office').toLowerCase());
  if (!office)
    cells.refuse('office', cells.cell('office') ? 'not-an-office' : 'empty', cells.cell('office') || undefined);
  if (cells.cell('unit') === '') cells.refuse('unit', 'empty');
  const email = cells.cell('email');
  if (email !== '' && !isAddress(email)) cells.refuse('email', 'not-an-address', email);
  if (email === '' && cells.cell('number') === '') cells.refuse('email', 'nobody-named');
  return {
    cells,
    unit: cells.cell('unit'),
    office: office ?? '',
    name: cells.cell('name'),
    email,
    number: cells.cell('number'),
    fromOn: dayIn(cells, 'fromOn'),
    untilOn: dayIn(cells, 'untilOn'),
  };
}

function dayIn(cells: Cells<Column>, column: Column): CalendarDay | null {
  const text = cells.cell(column);
  if (text === '' || isCalendarDay(text)) return text || null;
  cells.refuse(column, 'not-a-day', text);
  return null;
}
