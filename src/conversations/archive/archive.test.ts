import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem, type Perform } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { uglyMailbox } from '../../testing/ugly-mailbox.ts';
import { openList } from '../lists/commands.ts';
import type { ListId } from '../lists/model.ts';
import { listBySlug, listOf } from '../lists/queries.ts';
import { mailboxOf, writeEml } from './export.ts';
import { showArchive } from './commands.ts';
import { importMailbox } from './import.ts';
import type { Imported, Trouble } from './model.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let house: TestHouse;
let folder: string;

beforeAll(async () => {
  house = await openTestHouse(at);
  folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-archive-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const aList = () =>
  house.app.perform(theSystem(at), (act) => openList(act, { name: 'Talk', slug: 'talk', group: null }));
async function bringIn(list: ListId, file: string, perform: Perform = house.app.perform) {
  const troubles: Trouble[] = [];
  const onTrouble = (trouble: Trouble) => void troubles.push(trouble);
  const imported = await importMailbox({ perform, at, onTrouble, onProgress: () => {} }, { id: list }, file);
  return { imported, troubles };
}
async function fileOf(name: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, pieces as AsyncIterable<Uint8Array>);
  return file;
}

/** All that an archive is: each message with its id, its parent, the first of its thread, and its bytes with line feeds. */
async function archiveOf(list: ListId) {
  const { rows } = await sql<{
    id: string;
    parent: string | null;
    thread: string;
    subject: string;
    text: string;
    raw: Buffer;
  }>`
    select message.message_id as id, parent.message_id as parent,
      (select min(message_id collate "C") from conversations.message other where other.thread = message.thread) as thread,
      message.subject, message.body_text as text, raw
    from conversations.message join conversations.message_source on message = message.id
      left join conversations.message parent on parent.id = message.parent
    where message.list = ${list} order by message.number`.execute(opened(house.app.database.db));
  return rows.map(({ raw, ...row }) => ({ ...row, bytes: withLineFeeds(raw) }));
}
const withLineFeeds = (raw: Buffer) => raw.toString('latin1').replace(/\r\n/g, '\n').replace(/\n*$/, '\n');

test('an archive of all uglinesses comes in, goes out and comes in again as it was; to the same list it changes nothing', async () => {
  const [first, second] = [await aList(), await aList()];
  const file = await fileOf('ugly.mbox', uglyMailbox({ messages: 2_500 }));

  const { imported, troubles } = await bringIn(first, file);
  const archive = await archiveOf(first);
  const again = await bringIn(first, file);
  const out = await fileOf('out.mbox', mailboxOf(house.app.database.db, first));
  const own = await bringIn(first, out);
  await bringIn(second, out);

  expect(imported.new).toBe(archive.length);
  expect(imported.new).toBeGreaterThan(2_400);
  expect(imported.renamed).toBeGreaterThan(0);
  expect(troubles.map(({ codes }) => codes).flat()).toContain('charset-unknown');
  const nothing = {
    new: 0,
    known: imported.new + imported.known,
    renamed: 0,
    unread: 0,
    wentOnAt: 0,
  } satisfies Imported;
  expect(again.imported).toEqual(nothing);
  expect(own.imported).toEqual({ ...nothing, known: imported.new });
  expect(new Set(archive.map(({ thread }) => thread)).size).toBeLessThan(archive.length / 2);
  expect(await archiveOf(second)).toEqual(archive);
});

test('an import that is cut short goes on where it was, and nothing is doubled or lost', async () => {
  const [whole, cut] = [await aList(), await aList()];
  const file = await fileOf('cut.mbox', uglyMailbox({ messages: 3_200, letters: 200, seed: 2 }));
  let acts = 0;
  const dying: Perform = (actor, work) => {
    acts += 1;
    return acts > 3 ? Promise.reject(new Error('killed')) : house.app.perform(actor, work);
  };

  await bringIn(whole, file);
  await expect(bringIn(cut, file, dying)).rejects.toThrow('killed');
  const half = (await archiveOf(cut)).length;
  const { imported } = await bringIn(cut, file);

  const all = await archiveOf(whole);
  expect(half).toBeGreaterThan(1_000);
  expect([half + imported.new, imported.wentOnAt > 0]).toEqual([all.length, true]);
  expect(await archiveOf(cut)).toEqual(all);
});

test('each message goes out as a file of its own, exact to the byte', async () => {
  const list = await aList();
  await bringIn(list, await fileOf('small.mbox', uglyMailbox({ messages: 60, seed: 3 })));
  const target = path.join(folder, 'eml');

  const count = await writeEml(house.app.database.db, list, target);

  const written = await Promise.all((await readdir(target)).sort().map((name) => readFile(path.join(target, name))));
  const { rows } = await sql<{ raw: Buffer }>`
    select raw from conversations.message join conversations.message_source on message = id where list = ${list} order by number
  `.execute(opened(house.app.database.db));
  const hashes = (all: Buffer[]) => all.map((raw) => createHash('sha256').update(raw).digest('hex'));
  expect(count).toBe(rows.length);
  expect(hashes(written)).toEqual(hashes(rows.map(({ raw }) => raw)));
});

test('what is brought in is mailed to nobody, and only those who take part can read it', async () => {
  const { app } = house;
  const reader = await aPerson(app.database.db, 'Ada Lane', { email: 'ada@example.org' });
  const { id, slug } = await app.perform(theSystem(at), (act) => aGroup(act, { name: 'Tool Libraries' }));
  await app.perform({ by: reader, at, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  const before = (await listBySlug(app.database.db, slug))!;

  await bringIn(before.id, await fileOf('quiet.mbox', uglyMailbox({ messages: 20, seed: 4 })));
  await app.settle();

  const { rows } = await sql<{ mailings: number }>`select count(*)::integer as mailings from platform.mailing`.execute(
    opened(app.database.db),
  );
  expect(rows).toEqual([{ mailings: 0 }]);
  expect([before.visibility, (await listOf(app.database.db, before.id))!.visibility]).toEqual([
    'public',
    'participants',
  ]);
});

test('a closed session is opened to nobody else, also not by an operator', async () => {
  const opening = {
    name: 'Session',
    slug: 'session',
    group: null,
    visibility: 'participants',
    reason: 'A person.',
  } as const;
  const session = await house.app.perform(theSystem(at), (act) => openList(act, { ...opening, purpose: 'closed' }));

  const opened = house.app.perform(theSystem(at), (act) => showArchive(act, session, 'public'));

  await expect(opened).rejects.toMatchObject({ impediments: [{ code: 'session-stays-closed' }] });
});
