import fs from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import type pg from 'pg';
import { connectAlone, copyIn, migrateTo, migrationNames, sqlState, type Database } from '../db/index.ts';
import { copied, isEmpty, keptViews, obstaclesOf, ourTables } from './catalogue.ts';
import { BackupTrouble, readParts, Tally, type Foot, type Head, type Summary, type TableFoot } from './format.ts';

/** How a backup is restored. */
export interface RestoreOptions {
  /** Hears how far it is: one line for each table. */
  readonly progress?: (line: string) => void;
  /** Folder of the migrations; this version's own unless told. */
  readonly migrations?: string;
}

/**
 * Brings a backup into an empty database: first its tables as they were then (the next start of the application migrates them on), then its
 * rows, then the constraints, which check them all.  Numbers and checksums of every table are compared with the file.
 * All of it or nothing.
 *
 * @throws BackupTrouble when the database is not empty, or the file is damaged or of a newer version
 */
export async function restore(
  database: Pick<Database, 'url'>,
  file: string,
  options: RestoreOptions = {},
): Promise<Summary> {
  const client = await connectAlone(database.url);
  try {
    await client.query('begin');
    if (!(await isEmpty(client))) {
      throw new BackupTrouble(
        'The database is not empty. Restore into a new one: set FOLKMOOT_DATA to a new folder, or DATABASE_URL to an empty database.',
      );
    }
    const summary = await fill(client, file, options);
    await client.query('commit');
    await client.query('analyze');
    return summary;
  } catch (error) {
    if (sqlState(error) === undefined) throw error;
    throw new BackupTrouble(
      `PostgreSQL refused what stands in ${file}: ${(error as Error).message}. Nothing was restored.`,
      { cause: error },
    );
  } finally {
    // What was not committed is undone by the end of the connection.
    await client.end();
  }
}

async function fill(
  client: pg.Client,
  file: string,
  { progress = () => {}, migrations }: RestoreOptions,
): Promise<Summary> {
  const filling = new Filling(client, progress, migrations);
  for await (const part of readParts(opened(file))) {
    if (part.kind === 'head') await filling.lay(part.head);
    else if (part.kind === 'table') await filling.copy(part.table, part.columns, part.rows);
    else if (part.kind === 'table-foot') filling.compare(part.foot);
    else return filling.finish(part.foot);
  }
  throw new BackupTrouble('This file is not whole. Take another backup.');
}

/** The text of the file; a fault of the compression is told as one of the file. */
async function* opened(file: string): AsyncGenerator<Buffer> {
  const text = fs
    .createReadStream(file)
    .on('error', (error) => text.destroy(error))
    .pipe(createZstdDecompress());
  try {
    for await (const piece of text) yield piece as Buffer;
  } catch (cause) {
    throw new BackupTrouble(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** One restoring, step by step, within one transaction. */
class Filling {
  readonly #client: pg.Client;
  readonly #progress: (line: string) => void;
  readonly #migrations: string | undefined;
  readonly #filled: Record<string, TableFoot> = {};
  #restorations: string[] = [];
  #columns = new Map<string, readonly string[]>();
  #head: Head | undefined;
  #last = '';

  constructor(client: pg.Client, progress: (line: string) => void, migrations: string | undefined) {
    this.#client = client;
    this.#progress = progress;
    this.#migrations = migrations;
  }

  /** Lays the tables as they were, empty and with nothing that minds the order of filling. */
  async lay(head: Head): Promise<void> {
    this.#head = head;
    const known = new Set(await migrationNames(this.#migrations));
    const unknown = head.migrations.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      throw new BackupTrouble(
        `This backup was made by a newer version, with ${unknown.join(', ')}. Restore it with that version or a later one.`,
      );
    }
    await migrateTo(this.#client, head.migrations, this.#migrations);
    const tables = await ourTables(this.#client);
    this.#columns = new Map(tables.map(({ name, columns }) => [name, columns]));
    const obstacles = await obstaclesOf(this.#client);
    for (const { remove } of obstacles) await this.#client.query(remove);
    this.#restorations = obstacles.map(({ restore: again }) => again);
    // Rows that the migrations themselves brought are in the backup, as they have become.
    if (tables.length > 0) await this.#client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  }

  async copy(table: string, columns: readonly string[], rows: AsyncIterable<Buffer>): Promise<void> {
    const own = this.#columns.get(table);
    if (!own || own.toSorted().join() !== columns.toSorted().join()) {
      throw new BackupTrouble(
        `The backup holds ${table} (${columns.join(', ')}), which its migrations do not make. The file or the migrations were changed.`,
      );
    }
    const copy = await copyIn(this.#client, `copy ${copied({ name: table, columns })} from stdin`);
    const tally = new Tally();
    for await (const piece of rows) {
      tally.add(piece);
      await copy.write(piece);
    }
    const taken = await copy.end();
    const read = tally.foot();
    if (taken !== read.rows) throw new BackupTrouble(`${table}: ${read.rows} rows were read and ${taken} taken.`);
    this.#filled[table] = read;
    this.#last = table;
    this.#progress(`${table}: ${taken} rows`);
  }

  /** Compares what was read of the last table with what was written of it. */
  compare(foot: TableFoot): void {
    const read = this.#filled[this.#last];
    if (read?.rows === foot.rows && read.sha256 === foot.sha256) return;
    throw new BackupTrouble(
      `${this.#last}: the rows in the file are not those that were written. The file is damaged; take another backup.`,
    );
  }

  async finish({ tables, sequences }: Foot): Promise<Summary> {
    for (const [table, foot] of Object.entries(tables)) {
      this.#last = table;
      this.compare(foot);
    }
    const missing = [...this.#columns.keys()].filter((name) => !(name in this.#filled));
    if (missing.length > 0)
      throw new BackupTrouble(`The backup lacks ${missing.join(', ')}. The file is damaged; take another backup.`);
    for (const { name, last, isCalled } of sequences) {
      await this.#client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);
    }
    for (const statement of this.#restorations) await this.#client.query(statement);
    for (const view of await keptViews(this.#client)) await this.#client.query(`refresh materialized view ${view}`);
    if (!this.#head) throw new BackupTrouble('This file has no head. Take another backup.');
    return { ...this.#head, tables, sequences };
  }
}
