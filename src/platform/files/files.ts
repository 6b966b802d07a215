import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { piecesOf, seeing, type Db } from '../db/index.ts';
import { refuseIf } from '../refusal/index.ts';
import { impedimentsToFile, mediaTypeOf, sentTypeOf } from './rules.ts';

const opened = seeing<never>();

/** A file as it was put. */
export interface StoredFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * Keeps a file, a PDF, PNG or JPEG of at most 25 MB, and counts one use of it.  The same bytes are kept once, however often
 * they are put.
 *
 * @returns the SHA-256 by which it is found again
 * @throws Refused with `file-without-bytes`, `file-too-large` or `file-kind-unknown`
 */
export async function putFile({ db, at }: { readonly db: Db; readonly at: Date }, bytes: Uint8Array): Promise<Buffer> {
  refuseIf(impedimentsToFile(bytes));
  const sha256 = createHash('sha256').update(bytes).digest();
  await sql`
    insert into platform.file as file (sha256, media_type, bytes, put_at, uses)
    values (${sha256}, ${mediaTypeOf(bytes)}, ${Buffer.from(bytes)}, ${at}, 1)
    on conflict (sha256) do update set uses = file.uses + 1
  `.execute(opened(db));
  return sha256;
}

/**
 * Keeps what strangers sent along, whatever it is, and counts one use for each; the same bytes are kept once.  Who shows such a file
 * gives it as a download, and never as what its sender calls it: see `rules.ts`.
 *
 * @returns the SHA-256 of each, in their order
 */
export async function putSent(
  { db, at }: { readonly db: Db; readonly at: Date },
  sent: readonly Uint8Array[],
): Promise<Buffer[]> {
  if (sent.length === 0) return [];
  const hashes = sent.map((bytes) => createHash('sha256').update(bytes).digest());
  const files = new Map<string, { sha256: Buffer; bytes: Uint8Array; uses: number }>();
  for (const [index, sha256] of hashes.entries()) {
    const key = sha256.toString('hex');
    const { uses } = files.get(key) ?? { uses: 0 };
    files.set(key, { sha256, bytes: sent[index]!, uses: uses + 1 });
  }
  // In the order of their hashes, so that two who keep the same files at once wait for one another, and not in a circle.
  const rows = [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, file]) => file);
  const { bytes, starts, sizes } = piecesOf(rows.map((row) => row.bytes));
  await sql`
    insert into platform.file as file (sha256, media_type, bytes, put_at, uses)
    select sha256, media_type, substring(${bytes}::bytea from start for size), ${at}, uses
    from unnest(
      ${rows.map(({ sha256 }) => sha256)}::bytea[], ${rows.map((row) => sentTypeOf(row.bytes))}::text[],
      ${starts}::integer[], ${sizes}::integer[], ${rows.map(({ uses }) => uses)}::integer[]) as sent (sha256, media_type, start, size, uses)
    on conflict (sha256) do update set uses = file.uses + excluded.uses
  `.execute(opened(db));
  return hashes;
}

/** The file; undefined when nobody uses it any more. */
export async function fileOf(db: Db, sha256: Buffer): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select media_type as "mediaType", bytes from platform.file where sha256 = ${sha256}
  `.execute(opened(db));
  return rows[0];
}

/** What files are, by the SHA-256 of each in hexadecimal. */
export async function mediaTypesOf(db: Db, files: readonly Buffer[]): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const { rows } = await sql<{ sha256: Buffer; mediaType: string }>`
    select sha256, media_type as "mediaType" from platform.file where sha256 = any(${files}::bytea[])
  `.execute(opened(db));
  return new Map(rows.map(({ sha256, mediaType }) => [sha256.toString('hex'), mediaType]));
}

/** Gives up one use of a file. With the last the bytes are gone, but for backups. */
export async function releaseFile(db: Db, sha256: Buffer): Promise<void> {
  // Held first: of two that give it up at once, the second has to see what the first left.
  const { rows } = await sql<{ uses: number }>`
    select uses from platform.file where sha256 = ${sha256} for update
  `.execute(opened(db));
  const isLast = rows[0]?.uses === 1;
  await (
    isLast
      ? sql`delete from platform.file where sha256 = ${sha256}`
      : sql`update platform.file set uses = uses - 1 where sha256 = ${sha256}`
  ).execute(opened(db));
}
