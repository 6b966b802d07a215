import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { connectAlone, copyIn, copyLine, type CopyIn, type Database } from '../../../platform/db/index.ts';
import { roll } from '../../tables.ts';
import { rowsOf, type FileReading } from './reading.ts';
import { rowReader, type ReadRow, type Remark, type RowReading } from './rows.ts';

/** How far an import has come. */
export interface Progress {
  readonly stage: 'waiting' | 'reading' | 'comparing' | 'writing';
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export type OnProgress = (progress: Progress) => void;

/** What came of reading the file. */
export interface Staged {
  readonly rows: number;
  /** Rows of members who were erased; they are left out without a word. */
  readonly erased: number;
  readonly refused: RemarkList;
  readonly remarks: RemarkList;
}

/** Remarks, the first of them whole: a file of a million faults must not fill the memory. */
export class RemarkList {
  readonly listed: Remark[] = [];
  count = 0;

  add(remark: Remark): void {
    this.count += 1;
    if (this.listed.length < mostListed) this.listed.push(remark);
  }

  copy(): RemarkList {
    const copy = new RemarkList();
    copy.listed.push(...this.listed);
    copy.count = this.count;
    return copy;
  }

  /** In the order of the file. */
  inOrder(): readonly Remark[] {
    return [...this.listed].sort((a, b) => a.line - b.line);
  }
}

/** So many refused rows are told one by one; all are counted. */
export const mostListed = 1_000;

const importLock = 0x726f6c6c; // "roll"
const pieceLength = 128 * 1024;

/** What is needed to stage a file. */
export interface Staging extends RowReading {
  readonly path: string;
  readonly file: FileReading;
  /** Keys the hashes of erased members. */
  readonly hashKey: Buffer;
  readonly onProgress: OnProgress;
}

/**
 * Copies the rows of a file into `roll.import_row` and works on them there.  One import at a time: the lock is held, by a
 * connection of its own, until the work is done, and the rows are gone afterwards.  Memory does not grow with the file.
 */
export async function withStagedRows<T>(
  database: Database,
  staging: Staging,
  work: (staged: Staged) => Promise<T>,
): Promise<T> {
  const client = await connectAlone(database.url);
  try {
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${importLock}) as free`);
    if (!rows[0]?.free) {
      staging.onProgress({ stage: 'waiting', rows: 0, bytes: 0, totalBytes: staging.file.bytes });
      await client.query(`select pg_advisory_lock(${importLock})`);
    }
    await client.query('truncate roll.import_row, roll.import_change');
    const copy = await copyIn(client, `copy roll.import_row (${columns}) from stdin`);
    const staged = await stageRows(copy, staging, await erasedNumbers(database, staging.hashKey));
    await client.query('analyze roll.import_row');
    const result = await work(staged);
    await client.query('truncate roll.import_row, roll.import_change');
    return result;
  } finally {
    await client.end();
  }
}

const columns =
  'line, refused, number, first_name, last_name, informal_name, name_key, email, email_key, company, joined_on, directory_opt_out, class, type, status, paid_through, suspended, merged_into';

async function stageRows(copy: CopyIn, staging: Staging, isErased: (number: string) => boolean): Promise<Staged> {
  const read = rowReader(staging);
  const refused = new RemarkList();
  const remarks = new RemarkList();
  let count = 0;
  let erased = 0;
  let text = '';
  for await (const { rows, bytes } of rowsOf(staging.path, staging.file)) {
    for (const csv of rows) {
      const outcome = read(csv);
      if (!outcome) continue;
      count += 1;
      if ('refused' in outcome) {
        refused.add(outcome.refused);
        if (outcome.refused.member) text += refusedLine(outcome.refused.line, outcome.refused.member);
      } else if (isErased(outcome.row.number)) {
        erased += 1;
      } else {
        if (outcome.remark) remarks.add(outcome.remark);
        text += lineOf(outcome.row);
      }
      if (text.length > pieceLength) {
        await copy.write(text);
        text = '';
      }
    }
    staging.onProgress({ stage: 'reading', rows: count, bytes, totalBytes: staging.file.bytes });
  }
  await copy.write(text);
  await copy.end();
  return { rows: count, erased, refused, remarks };
}

function lineOf(row: ReadRow): string {
  return copyLine([
    row.line,
    false,
    row.number,
    row.firstName,
    row.lastName,
    row.informalName,
    row.nameKey,
    row.email,
    row.emailKey,
    row.company,
    row.joinedOn,
    row.directoryOptOut,
    row.class,
    row.type,
    row.status,
    row.paidThrough,
    row.suspended,
    row.mergedInto,
  ]);
}

/** A refused row says only that its member is in the file. */
function refusedLine(line: number, number: string): string {
  return copyLine([line, true, number, '', '', '', '', null, null, '', null, false, '', '', '', null, false, null]);
}

async function erasedNumbers(database: Database, hashKey: Buffer): Promise<(number: string) => boolean> {
  const { rows } = await sql<{ hash: string }>`select encode(number_hash, 'hex') as hash from roll.erasure`.execute(
    roll(database.db),
  );
  if (rows.length === 0) return () => false;
  const hashes = new Set(rows.map((row) => row.hash));
  return (number) => hashes.has(numberHash(hashKey, number).toString('hex'));
}

/** By what an erased member is known again: the number, hashed with the installation's own key. */
export function numberHash(hashKey: Buffer, number: string): Buffer {
  return createHmac('sha256', hashKey).update(number).digest();
}
