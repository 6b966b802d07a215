/** One row of the file, as it stands there. */
export interface CsvRow {
  /** The line on which the row begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Why the row cannot be taken apart; it has no fields then, and reading goes on with the next line. */
  readonly problem?: 'quote-not-closed' | 'quote-inside';
}

/** Takes text in pieces and gives rows. */
export interface CsvReader {
  push(text: string): CsvRow[];
  /** What is left when the file ends. */
  end(): CsvRow[];
}

// A row that is longer than this has an open quotation mark: the longest honest row of a roll is a few hundred letters.
const longestRow = 32_768;

/**
 * Reads separated values as RFC 4180 has them, with any line end, piece by piece.
 *
 * Not csv-parse, for one reason: there a single stray quotation mark swallows the rest of the file, while here it costs the
 * line on which it stands.  A row is given up when its quotation mark is not closed within 32,768 letters, or when it spans
 * lines and does not have as many fields as the first row has.
 */
export function csvReader(separator: string): CsvReader {
  let rest = '';
  let line = 1;
  let columns = 0;

  function take(text: string, last: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    const source = rest + text;
    let from = 0;
    while (from < source.length) {
      const row = rowAt(source, from, separator, last, columns);
      if (!row) break;
      rows.push(row.problem ? { line, fields: [], problem: row.problem } : { line, fields: row.fields });
      columns ||= row.fields.length;
      line += row.lines;
      from = row.end;
    }
    rest = source.slice(from);
    return rows;
  }

  return { push: (text) => take(text, false), end: () => take('', true) };
}

interface Found {
  fields: string[];
  /** Where the next row begins. */
  end: number;
  lines: number;
  problem?: NonNullable<CsvRow['problem']>;
}

/** The row that begins at `from`; undefined when more text is needed to know. */
function rowAt(source: string, from: number, separator: string, last: boolean, columns: number): Found | undefined {
  const plainEnd = endOfLine(source, from, last);
  if (plainEnd && !plainEnd.quoted)
    return { fields: source.slice(from, plainEnd.at).split(separator), end: plainEnd.next, lines: 1 };
  const quoted = quotedRow(source, from, separator, last);
  const spoilt =
    quoted === 'incomplete'
      ? last || source.length - from > longestRow
      : !('problem' in quoted) && spansWrongly(quoted, columns);
  if (quoted !== 'incomplete' && !spoilt && !quoted.problem) return quoted;
  if (quoted === 'incomplete' && !spoilt) return undefined;
  if (!plainEnd) return undefined;
  const problem = quoted !== 'incomplete' && quoted.problem ? quoted.problem : 'quote-not-closed';
  return { fields: [], end: plainEnd.next, lines: 1, problem };
}

const spansWrongly = (row: Found, columns: number): boolean =>
  row.lines > 1 && columns > 0 && row.fields.length !== columns;

/** Where the line ends and the next begins; a lone carriage return ends a line too. */
function endOfLine(
  source: string,
  from: number,
  last: boolean,
): { at: number; next: number; quoted: boolean } | undefined {
  let quoted = false;
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === quotationMark) quoted = true;
    if (code === lineFeed) return { at, next: at + 1, quoted };
    if (code !== carriageReturn) continue;
    if (at + 1 < source.length) return { at, next: at + (source.charCodeAt(at + 1) === lineFeed ? 2 : 1), quoted };
    return last ? { at, next: at + 1, quoted } : undefined;
  }
  return last ? { at: source.length, next: source.length, quoted } : undefined;
}

const quotationMark = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Walks a row in which there are quotation marks. */
function quotedRow(source: string, from: number, separator: string, last: boolean): Found | 'incomplete' {
  const fields: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let end: number;
    if (source[at] === '"') {
      const closed = closingQuote(source, at + 1, last);
      if (closed === undefined) return 'incomplete';
      const value = source.slice(at + 1, closed);
      fields.push(value.includes('"') ? value.replaceAll('""', '"') : value);
      lines += lineEndsIn(value);
      end = closed + 1;
      const after = source[end];
      if (after !== undefined && after !== separator && after !== '\n' && after !== '\r')
        return { fields, end, lines, problem: 'quote-inside' };
    } else {
      end = endOfField(source, at, separator);
      fields.push(source.slice(at, end));
    }
    if (end >= source.length) return last ? { fields, end: source.length, lines } : 'incomplete';
    if (source[end] === separator) {
      at = end + 1;
      continue;
    }
    if (source[end] === '\n') return { fields, end: end + 1, lines };
    if (end + 1 >= source.length && !last) return 'incomplete';
    return { fields, end: end + (source[end + 1] === '\n' ? 2 : 1), lines };
  }
}

/** The quotation mark that ends the field; a doubled one does not. */
function closingQuote(source: string, from: number, last: boolean): number | undefined {
  for (let at = from; ; at += 2) {
    at = source.indexOf('"', at);
    if (at < 0 || at - from > longestRow) return undefined;
    if (at + 1 >= source.length) return last ? at : undefined;
    if (source[at + 1] !== '"') return at;
  }
}

function endOfField(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at += 1;
  return at;
}

function lineEndsIn(value: string): number {
  return value.includes('\n') || value.includes('\r') ? (value.match(/\r\n|\r|\n/g)?.length ?? 0) : 0;
}

/** The sign that separates the columns of a first row: comma, semicolon, tab or bar, whichever it has most of. */
export function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') break;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : ',';
}
