import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { refuse } from '../../../platform/refusal/index.ts';
import { csvReader, separatorOf, type CsvRow } from './csv.ts';
import { looksDayFirst } from './dates.ts';
import { columnNames, dateFields, missingFields, proposeColumns, type Mapping } from './fields.ts';
import { lettersOf, type Letters } from './encoding.ts';
import { tidy } from './values.ts';

/** What can be told of a file before its rows are read. */
export interface FileReading {
  readonly letters: Letters;
  readonly separator: string;
  /** The names of its columns, each different. */
  readonly names: readonly string[];
  /** The first rows after them, for a look. */
  readonly sample: readonly (readonly string[])[];
  readonly bytes: number;
}

const headBytes = 256 * 1024;
const piece = 256 * 1024;
const sampleRows = 200;

/** Opens a file just far enough to see how it is written. @throws Refused when it is empty, or no text */
export async function lookAt(path: string): Promise<FileReading> {
  const { size } = await stat(path);
  if (size === 0) refuse('file-empty');
  const letters = await lettersOf(path);
  let head = '';
  for await (const text of textOf(path, letters, headBytes)) head += text;
  if (head.includes('\0')) refuse('file-not-text');
  const separator = separatorOf(head.trimStart());
  const reader = csvReader(separator);
  const rows = [...reader.push(head), ...(size <= headBytes ? reader.end() : [])].filter(isWritten);
  const [first, ...others] = rows;
  if (!first || first.problem) refuse('file-without-header');
  return {
    letters,
    separator,
    names: columnNames(first.fields),
    sample: others.slice(0, sampleRows).map((row) => row.fields),
    bytes: size,
  };
}

/** How the file would be read, by the names of its columns and the look of its dates. */
export function proposeMapping({ names, sample }: Pick<FileReading, 'names' | 'sample'>): Mapping {
  const columns = proposeColumns(names);
  const dayFirst = dateFields.filter((field) => {
    const place = names.indexOf(columns[field] ?? '\0');
    return place >= 0 && looksDayFirst(sample.map((row) => row[place] ?? ''));
  });
  return { columns, dayFirst, whole: true };
}

/** @throws Refused naming the fields that no column gives */
export function refuseIncomplete(mapping: Mapping, names: readonly string[]): void {
  const missing = missingFields(mapping.columns, names);
  if (missing.length > 0) refuse('columns-not-found', { missing, names: names.slice(0, 60) });
}

/** The rows of a file after its first, piece by piece; `bytes` is how far the reading has come. */
export async function* rowsOf(
  path: string,
  { letters, separator }: Pick<FileReading, 'letters' | 'separator'>,
): AsyncGenerator<{ rows: CsvRow[]; bytes: number }> {
  const reader = csvReader(separator);
  let header = true;
  let bytes = 0;
  const withoutHeader = (rows: CsvRow[]): CsvRow[] => {
    if (!header) return rows;
    const at = rows.findIndex(isWritten);
    header = at < 0;
    return at < 0 ? [] : rows.slice(at + 1);
  };
  for await (const text of textOf(path, letters, Infinity, (read) => (bytes += read)))
    yield { rows: withoutHeader(reader.push(text)), bytes };
  yield { rows: withoutHeader(reader.end()), bytes };
}

const isWritten = (row: CsvRow): boolean => row.problem !== undefined || row.fields.some((value) => tidy(value) !== '');

/** The text of a file; a byte order mark is no part of it. */
async function* textOf(
  path: string,
  letters: Letters,
  most: number,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(letters);
  const end = most === Infinity ? {} : { end: most - 1 };
  for await (const chunk of createReadStream(path, { highWaterMark: piece, ...end }) as AsyncIterable<Buffer>) {
    onRead(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
