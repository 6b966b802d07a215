import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from '../text/index.ts';

/** A row that cannot be brought in: where, and why, as a code with what it is about. */
export interface RefusedRow {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly found?: string;
}

/** Each column by our name for it, with the names that files give it; of those of equal sense the first that is there counts. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** One row of a file. */
export interface Cells<Column extends string> {
  /** On which it begins, from 1. */
  readonly line: number;
  /** Without space around; empty where the file has no such column. */
  cell(column: Column): string;
  /** Whether the file has the column. */
  has(column: Column): boolean;
  /** Notes what is wrong with the row. */
  refuse(column: Column, reason: string, found?: string): void;
}

/** A small file of separated values, read. */
export interface Table<Column extends string> {
  readonly rows: readonly Cells<Column>[];
  /** Grows with each `refuse`. */
  readonly refused: RefusedRow[];
  /** What the file itself calls a column: `ended_on`. */
  readonly labelOf: (column: string) => string;
}

/**
 * Reads a file of separated values that fits into memory: UTF-8 or UTF-16 with or without a mark, else Windows-1252; comma,
 * semicolon or tab; a header whose names are compared without case, `_` and `-`.  What cannot be read stands among the refused.
 *
 * @param needed columns without which nothing is read
 */
export function readTable<Column extends string>(
  file: string | Uint8Array,
  columns: Columns<Column>,
  needed: readonly NoInfer<Column>[],
): Table<Column> {
  const refused: RefusedRow[] = [];
  const [header, ...body] = recordsOf(typeof file === 'string' ? file : decoded(file), refused);
  const places = placesOf(header?.cells ?? [], columns);
  const labelOf = (column: string) => header?.cells[places.get(column as Column) ?? -1]?.trim() || column;
  if (refused.length > 0) return { rows: [], refused, labelOf };
  for (const column of needed) if (!places.has(column)) refused.push({ line: 1, column, reason: 'column-missing' });
  if (refused.length > 0) return { rows: [], refused, labelOf };

  const rows = body.map(({ line, cells }) => ({
    line,
    cell: (column: Column) => cleanText(cells[places.get(column) ?? -1] ?? '').trim(),
    has: (column: Column) => places.has(column),
    refuse: (column: Column, reason: string, found?: string) =>
      void refused.push({ line, column: labelOf(column), reason, ...(found === undefined ? {} : { found }) }),
  }));
  return { rows, refused, labelOf };
}

/** The same letters in Unicode's usual form, whatever they were written in. */
function decoded(bytes: Uint8Array): string {
  const wide = wideLetters(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * What spreadsheets call “Unicode text”: two bytes to a letter, in the order that their mark tells.  Without a mark, the Latin
 * letters with which a header begins have a zero in every second byte.
 */
function wideLetters([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth)) return 'utf-16be';
  return null;
}

function placesOf<Column extends string>(header: readonly string[], columns: Columns<Column>): Map<Column, number> {
  const plain = header.map(plainName);
  const places = (Object.keys(columns) as Column[]).map((column) => {
    const name = columns[column].find((each) => plain.includes(each));
    return [column, name === undefined ? -1 : plain.indexOf(name)] as const;
  });
  return new Map(places.filter(([, place]) => place >= 0));
}

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ');

function recordsOf(text: string, refused: RefusedRow[]): { line: number; cells: string[] }[] {
  try {
    const read = parse(text.replace(/^\uFEFF/, '').normalize('NFC'), {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const linesIn = (record: readonly string[]) => record.join('').split(/\r\n|\n|\r/).length;
    return read.map(({ record, info }) => ({ line: info.lines - linesIn(record) + 1, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refused.push({ line: Number(error['lines']) || 1, column: '', reason: 'cannot-be-read' });
    return [];
  }
}

/** Whichever stands most often in the first line. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  return [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0]!;
}
