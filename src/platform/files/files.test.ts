import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from '../../testing/index.ts';
import { backup, restore } from '../backup/index.ts';
import { seeing, type Database, type Db } from '../db/index.ts';
import { Refused } from '../refusal/index.ts';
import { fileOf, putFile, releaseFile } from './files.ts';
import { impedimentsToFile, mediaTypeOf, mostFileBytes } from './rules.ts';

const at = new Date('2026-11-25T12:00:00Z');
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const aPdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);
const put = (bytes: Uint8Array) => database.transaction((db) => putFile({ db, at }, bytes));

test('the same bytes are kept once, and go with the last that uses them', async () => {
  const [one, other] = [await put(aPdf('a sheet')), await put(aPdf('a sheet'))];
  expect(other).toEqual(one);

  await database.transaction((db) => releaseFile(db, one));
  expect(await fileOf(database.db, one)).toEqual({ mediaType: 'application/pdf', bytes: aPdf('a sheet') });

  await database.transaction((db) => releaseFile(db, one));
  expect(await fileOf(database.db, one)).toBeUndefined();
  await database.transaction((db) => releaseFile(db, one));
});

/** Does one thing, and the other before the first has committed; the other has to wait for it. */
async function atOnce(one: (db: Db) => Promise<unknown>, other: (db: Db) => Promise<unknown>): Promise<void> {
  let second: Promise<unknown> | undefined;
  await database.transaction(async (db) => {
    await one(db);
    second = database.transaction(other);
    for (;;) {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `.execute(seeing<never>()(database.db));
      if (rows.length > 0) return;
      await setTimeout(5);
    }
  });
  await second;
}

test('two that give up a file at one instant leave none of it, and one that puts it meanwhile keeps it', async () => {
  const file = aPdf('used twice');
  const sha256 = await put(file);
  await put(file);

  await atOnce(
    (db) => releaseFile(db, sha256),
    (db) => releaseFile(db, sha256),
  );
  expect(await fileOf(database.db, sha256)).toBeUndefined();

  await put(file);
  await atOnce(
    (db) => releaseFile(db, sha256),
    (db) => putFile({ db, at }, file),
  );
  expect((await fileOf(database.db, sha256))?.bytes).toEqual(file);
});

test('what a file is, its first bytes tell', () => {
  expect(mediaTypeOf(aPdf(''))).toBe('application/pdf');
  expect(mediaTypeOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png');
  expect(mediaTypeOf(Buffer.from('ffd8ffe000', 'hex'))).toBe('image/jpeg');
  expect(mediaTypeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>'))).toBeNull();
  expect(mediaTypeOf(Buffer.from('%PD'))).toBeNull();
});

test('an empty file, one too large and one of another kind are refused, and nothing is kept', async () => {
  const tooLarge = Buffer.concat([aPdf(''), Buffer.alloc(mostFileBytes)]);

  expect(impedimentsToFile(Buffer.alloc(0))).toEqual([{ code: 'file-without-bytes' }]);
  expect(impedimentsToFile(tooLarge)).toEqual([
    { code: 'file-too-large', bytes: tooLarge.length, most: mostFileBytes },
  ]);
  await expect(put(Buffer.from('<html>'))).rejects.toThrow(Refused);
});

test('a file comes through a backup byte by byte', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-files-'));
  const empty = await emptyDatabase();
  const everyByte = Buffer.from(Array.from({ length: 65_536 }, (_, place) => place ^ (place >> 8)));
  const bytes = Buffer.concat([aPdf(''), ...Array.from({ length: 20 }, () => everyByte)]);
  const sha256 = await put(bytes);

  await backup(database, path.join(folder, 'files.backup'), { takenAt: at });
  await restore(empty, path.join(folder, 'files.backup'));

  expect((await fileOf(empty.db, sha256))?.bytes.equals(bytes)).toBe(true);
  await empty.close();
  await rm(folder, { recursive: true });
});
