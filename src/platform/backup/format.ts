import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';

/**
 * A backup is text, compressed with zstd (RFC 8878): `zstd -dc FILE` shows it.  First a line with the head; then for each table
 * a line with its name and columns, its rows as PostgreSQL's COPY writes them, a line `\.`, and a line with their number and
 * SHA-256; then a line with the foot.  A file without its foot is not whole.
 */
export const formatVersion = 1;

/** The backup, or the database for it, cannot be used. The message says what to do. */
export class BackupTrouble extends Error {}

const Head = z.object({
  folkmootBackup: z.number(),
  takenAt: z.iso.datetime(),
  /** Major version of the PostgreSQL that it came from. */
  postgres: z.number(),
  /** Names, in their order. */
  migrations: z.array(z.string()),
});
const TableHead = z.object({ table: z.string(), columns: z.array(z.string()) });
const TableFoot = z.object({ rows: z.number(), sha256: z.string() });
const Foot = z.object({
  tables: z.record(z.string(), TableFoot),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
});

/** The first line of a backup. */
export type Head = z.output<typeof Head>;
/** How many rows a table has, and the SHA-256 of them as text. */
export type TableFoot = z.output<typeof TableFoot>;
/** The last line of a backup. */
export type Foot = z.output<typeof Foot>;
/** What a backup holds. */
export type Summary = Head & Foot;

/** One thing that was read from a backup, in the order of the file. */
export type Part =
  | { readonly kind: 'head'; readonly head: Head }
  | {
      readonly kind: 'table';
      readonly table: string;
      readonly columns: readonly string[];
      readonly rows: AsyncIterable<Buffer>;
    }
  | { readonly kind: 'table-foot'; readonly foot: TableFoot }
  | { readonly kind: 'foot'; readonly foot: Foot };

/** Ends the rows of a table; no row of PostgreSQL's can look so. */
export const endOfRows = '\\.\n';

/** Counts rows and hashes them as they pass. */
export class Tally {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  add(piece: Buffer): void {
    this.#hash.update(piece);
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) this.#rows += 1;
  }

  foot(): TableFoot {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/**
 * Reads the parts of a backup; the rows of a table must be read to their end before the next part is asked for.
 *
 * @throws BackupTrouble when the text is not a whole backup
 */
export async function* readParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const text = new Text(pieces);
  const head = readHead(await text.line());
  yield { kind: 'head', head };
  for (;;) {
    const line = parse(await text.line());
    const foot = Foot.safeParse(line);
    if (foot.success) {
      await text.refuseMore();
      yield { kind: 'foot', foot: foot.data };
      return;
    }
    const { table, columns } = valid(TableHead, line);
    yield { kind: 'table', table, columns, rows: text.rows() };
    yield { kind: 'table-foot', foot: valid(TableFoot, parse(await text.line())) };
  }
}

const newline = 0x0a;
const damaged = 'This file is damaged or not whole. Take another backup.';

function readHead(line: string): Head {
  const found = z.object({ folkmootBackup: z.number() }).safeParse(parse(line));
  if (!found.success) throw new BackupTrouble('This file is not a backup of Folkmoot.');
  if (found.data.folkmootBackup !== formatVersion) {
    throw new BackupTrouble(
      `This backup has the format ${found.data.folkmootBackup}, and this version reads format ${formatVersion}. Restore it with the version that made it.`,
    );
  }
  return valid(Head, parse(line));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (cause) {
    throw new BackupTrouble(damaged, { cause });
  }
}

function valid<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (!read.success) throw new BackupTrouble(damaged, { cause: read.error });
  return read.data;
}

/** Takes lines and rows from a stream of bytes, whose pieces end anywhere. */
class Text {
  static readonly #mark = Buffer.from(`\n${endOfRows}`);
  static readonly #longestLine = 16_000_000;
  readonly #pieces: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end = this.#rest.indexOf(newline);
    while (end < 0) {
      if (this.#rest.length > Text.#longestLine) throw new BackupTrouble(damaged);
      this.#rest = Buffer.concat([this.#rest, await this.#next()]);
      end = this.#rest.indexOf(newline);
    }
    const line = this.#rest.toString('utf8', 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  async *rows(): AsyncGenerator<Buffer> {
    // The end is looked for after a line's end; before the first row stands the end of the head's line.
    let held = Buffer.concat([Buffer.from([newline]), this.#rest]);
    let from = 1;
    for (;;) {
      const end = held.indexOf(Text.#mark);
      if (end >= 0) {
        this.#rest = held.subarray(end + Text.#mark.length);
        if (end + 1 > from) yield held.subarray(from, end + 1);
        return;
      }
      // What could be the beginning of the end stays.
      const upTo = Math.max(from, held.length - Text.#mark.length + 1);
      if (upTo > from) {
        yield held.subarray(from, upTo);
        held = held.subarray(upTo);
        from = 0;
      }
      held = Buffer.concat([held, await this.#next()]);
    }
  }

  async refuseMore(): Promise<void> {
    if (this.#rest.length > 0 || !(await this.#pieces.next()).done) throw new BackupTrouble(damaged);
  }

  async #next(): Promise<Buffer> {
    const { done, value } = await this.#pieces.next();
    if (done) throw new BackupTrouble(damaged);
    return value;
  }
}
