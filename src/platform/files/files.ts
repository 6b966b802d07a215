import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { refuseIf } from '../refusal/index.ts';
import { impedimentsToFile, mediaTypeOf } from './rules.ts';

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

/** The file; undefined when nobody uses it any more. */
export async function fileOf(db: Db, sha256: Buffer): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select media_type as "mediaType", bytes from platform.file where sha256 = ${sha256}
  `.execute(opened(db));
  return rows[0];
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
