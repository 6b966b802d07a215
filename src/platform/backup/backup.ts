import fs from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { appliedMigrations, connectAlone, copyOut, type Database } from '../db/index.ts';
import { copied, ourTables, sequencesOf, type Table } from './catalogue.ts';
import {
  BackupTrouble,
  endOfRows,
  formatVersion,
  Tally,
  type Foot,
  type Head,
  type Summary,
  type TableFoot,
} from './format.ts';

/** How a backup is taken. */
export interface BackupOptions {
  readonly takenAt: Date;
  /** Whether a file of this name may be replaced, once the new one is whole. */
  readonly replace?: boolean;
  /** Hears how far it is: one line for each table. */
  readonly progress?: (line: string) => void;
}

/**
 * Writes every row of the database, as they stood at one instant, into one file that only its owner may read.  The application may go on
 * working.  Memory does not grow with the database.
 *
 * The file appears under its name when it is whole, and not before.
 *
 * @throws BackupTrouble when the file is there already
 */
export async function backup(database: Pick<Database, 'url'>, file: string, options: BackupOptions): Promise<Summary> {
  if (!options.replace && fs.existsSync(file)) {
    throw new BackupTrouble(`${file} is there already. Name another file, or say --replace.`);
  }
  const making = `${file}.${process.pid}.making`;
  const client = await connectAlone(database.url);
  try {
    const summary = await withSnapshot(client, async () => {
      const backedUp = written(client, options);
      await pipeline(
        backedUp.pieces,
        createZstdCompress(),
        fs.createWriteStream(making, { mode: 0o600, flags: 'wx', flush: true }),
      );
      return backedUp.summary();
    });
    await rename(making, file);
    return summary;
  } finally {
    await client.end();
    await rm(making, { force: true });
  }
}

/** All that is read within sees the database as it was at one instant. */
async function withSnapshot<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  // How values are written must not depend on settings of the role or the server.
  await client.query(`
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
    set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local statement_timeout = 0
  `);
  return await work();
}

function written(client: pg.Client, { takenAt, progress = () => {} }: BackupOptions) {
  let head: Head;
  const foot: { tables: Record<string, TableFoot>; sequences: Foot['sequences'] } = { tables: {}, sequences: [] };

  async function* pieces(): AsyncGenerator<Buffer> {
    const tables = await ourTables(client);
    // A migration that arrives meanwhile waits until we are done, where it would otherwise change a table under us.
    if (tables.length > 0)
      await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access share mode`);
    head = await headOf(client, takenAt);
    yield lineOf(head);
    for (const table of tables) {
      yield* tableOf(table);
    }
    foot.sequences = await sequencesOf(client);
    yield lineOf(foot);
  }

  async function* tableOf(table: Table): AsyncGenerator<Buffer> {
    const { name, columns } = table;
    yield lineOf({ table: name, columns });
    const tally = new Tally();
    for await (const piece of copyOut(client, `copy ${copied(table)} to stdout`)) {
      tally.add(piece);
      yield piece;
    }
    const done = tally.foot();
    foot.tables[name] = done;
    yield Buffer.from(endOfRows);
    yield lineOf(done);
    progress(`${name}: ${done.rows} rows`);
  }

  return { pieces, summary: () => ({ ...head, ...foot }) };
}

async function headOf(client: pg.Client, takenAt: Date): Promise<Head> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  );
  return {
    folkmootBackup: formatVersion,
    takenAt: takenAt.toISOString(),
    postgres: rows[0]?.version ?? 0,
    migrations: await appliedMigrations(client),
  };
}

function lineOf(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
