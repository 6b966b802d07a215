import { createHash, generateKeyPairSync } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer, theSystem, type Perform } from '../act/index.ts';
import { connectAlone, seeing, type Database } from '../db/index.ts';
import type { Fact } from '../facts/index.ts';
import { checkSeal, nightsOfNotes } from './checking.ts';
import { checkpointNote, readCheckpoint } from './checkpoint.ts';
import { forgetInSeal } from './forgetting.ts';
import { commitmentOf, saltOf, type FactRow } from './leaf.ts';
import { verifierKey } from './note.ts';
import { isContinued, rootByInclusion } from './proof.ts';
import { consistencyOf, inclusionsOf } from './proving.ts';
import { factsAfter, sealFacts } from './sealing.ts';
import { lastCheckpoint } from './store.ts';
import { leafHash } from './tree.ts';

const at = new Date('2026-11-26T12:00:00Z');
const signer = { origin: 'groups.example.org/record', key: generateKeyPairSync('ed25519').privateKey };
const signing = { origin: signer.origin, given: [signer.key] };
const told = verifierKey(signer);
const ada = '0190b5a2-0000-4000-8000-000000000001';
let database: Database;
let perform: Perform;

beforeEach(async () => {
  database = await testDatabase();
  perform = performer(database, 'America/Chicago');
  return () => database.close();
});

const tell = (facts: readonly object[]) =>
  perform({ ...theSystem(at), by: ada }, async (act) => {
    for (const fact of facts) act.record({ kind: 'tests.told', ...fact } as unknown as Fact);
  });
const seal = () => perform(theSystem(at), (act) => sealFacts(act, Number.MAX_SAFE_INTEGER, signing));
const ask = async (text: string, values: unknown[] = []) => {
  const client = await database.connection();
  try {
    return await client.query(text, values);
  } finally {
    client.release();
  }
};
/** As somebody would who can do anything. */
async function behindOurBack(statements: string): Promise<void> {
  const client = await connectAlone(database.url);
  await client.query(
    `begin; alter table platform.fact disable trigger keep_facts; ${statements}; alter table platform.fact enable trigger keep_facts; commit`,
  );
  await client.end();
}
const whoWait = async () =>
  (
    await ask(
      `select from pg_locks where not granted and relation = 'platform.seal_tile'::regclass
       and database = (select oid from pg_database where datname = current_database())`,
    )
  ).rowCount;
const all = () => factsAfter(database.db, 0, Number.MAX_SAFE_INTEGER, 100_000);

/** A petition that is signed by many, with other things between. */
async function aRecord(): Promise<FactRow[]> {
  await tell(
    Array.from({ length: 300 }, (_, n) =>
      n % 3 === 0 ? { number: n } : { petition: 1 + (n % 2), signature: n, person: ada },
    ),
  );
  await seal();
  await tell(Array.from({ length: 500 }, (_, n) => ({ petition: 1, signature: 300 + n })));
  await seal();
  return all();
}

test('each sealed fact is proved by what was signed; persons stand in it under a salt of their own', async () => {
  const facts = await aRecord();
  const { size } = (await lastCheckpoint(database.db))!;
  const proofs = await inclusionsOf(database.db, facts);
  const { rows } = await ask('select nonce from platform.person_nonce where person = $1', [ada]);

  expect([size, proofs.length]).toEqual([800, 800]);
  for (const { leaf, number, path, checkpoint } of proofs) {
    const head = readCheckpoint(checkpoint, told)!;
    expect(rootByInclusion({ leaf: leafHash(leaf), number, size: head.size }, path)).toEqual(head.root);
  }
  const second = JSON.parse(String(proofs[1]!.leaf)) as { by: string; body: { person: string } };
  const opened = commitmentOf(saltOf(rows[0].nonce as Buffer, facts[1]!.id), ada).toString('base64');
  expect([second.by, second.body.person]).toEqual([opened, opened]);
  expect(proofs.map(({ leaf }) => String(leaf)).join('')).not.toContain(ada);
});

test('the leaves about one petition are a chain without a gap', async () => {
  const proofs = await inclusionsOf(
    database.db,
    (await aRecord()).filter(({ body }) => body['petition'] === 1),
  );
  const befores = proofs.map(({ leaf }) => (JSON.parse(String(leaf)) as { before: string | null }).before);
  const hashes = proofs.map(({ leaf }) => leafHash(leaf).toString('base64'));

  expect(befores).toEqual([null, ...hashes.slice(0, -1)]);
});

test('of an erased person nothing is left to find them by; the leaves stay whole, and so does what they prove', async () => {
  const facts = await aRecord();
  const before = await inclusionsOf(database.db, facts);

  await perform(theSystem(at), (act) => forgetInSeal(act, ada));
  await perform(theSystem(at), (act) => forgetInSeal(act, ada));
  const after = await inclusionsOf(database.db, facts);
  await tell([{ person: ada }]);
  await seal();

  expect((await ask('select nonce from platform.person_nonce where person = $1', [ada])).rows).toEqual([
    { nonce: null },
  ]);
  expect(after.map(({ leaf }) => String(leaf))).toEqual(before.map(({ leaf }) => String(leaf)));
  expect((await ask('select count(*) from platform.kept_commitment')).rows).toEqual([{ count: 800 + 1 }]);
  expect(await checkSeal(database.db)).toEqual([]);
});

test('a later tree goes on from an earlier one', async () => {
  await tell([{}, {}, {}]);
  await seal();
  const earlier = (await lastCheckpoint(database.db))!;
  await aRecord();
  const later = (await lastCheckpoint(database.db))!;

  expect(isContinued(earlier, later, await consistencyOf(database.db, earlier.size, later.size))).toBe(true);
});

test('sealing twice, or at the same time, seals each fact once', async () => {
  await tell(Array.from({ length: 20 }, (_, number) => ({ number })));

  const sealed = await Promise.all([seal(), seal(), seal()]);

  expect(sealed.toSorted((a, b) => a - b)).toEqual([0, 0, 20]);
  expect((await lastCheckpoint(database.db))?.size).toBe(20);
});

test('an untouched record has no findings, before the first seal as after it', async () => {
  expect(await checkSeal(database.db)).toEqual([]);
  await aRecord();
  expect(await checkSeal(database.db)).toEqual([]);
});

test('what is sealed while the record is compared is no finding', async () => {
  await aRecord();
  await tell([{ petition: 1 }, { petition: 2 }]);
  let found: Promise<unknown> | undefined;

  // The comparison has read the last checkpoint, and reads the leaves when two more are sealed.
  await perform(theSystem(at), async (act) => {
    await sql`lock table platform.seal_tile in access exclusive mode`.execute(seeing<never>()(act.db));
    found = checkSeal(database.db);
    await expect.poll(whoWait, { timeout: 30_000 }).toBe(1);
    await sealFacts(act, Number.MAX_SAFE_INTEGER, signing);
  });

  expect([await found, (await lastCheckpoint(database.db))?.size]).toEqual([[], 802]);
});

test.each([
  [
    'a number that was changed',
    `update platform.fact set body = jsonb_set(body, '{signature}', '999') where id = 5`,
    [{ code: 'fact-changed', fact: 5 }],
  ],
  [
    'a person who was exchanged',
    `update platform.fact set by_person = gen_random_uuid() where id = 5`,
    [{ code: 'fact-changed', fact: 5 }],
  ],
  [
    'a moment that was moved',
    `update platform.fact set at = at + interval '1 second' where id = 5`,
    [{ code: 'fact-changed', fact: 5 }],
  ],
  ['a row that was taken out', `delete from platform.fact where id = 5`, [{ code: 'fact-missing', fact: 5 }]],
  [
    'a row that was put in',
    `delete from platform.fact where id = 5; insert into platform.fact (id, at, kind, body) overriding system value select 5, at, kind, '{"petition": 1}' from platform.fact where id = 6`,
    [{ code: 'fact-changed', fact: 5 }],
  ],
  [
    'a leaf that was made to fit',
    `update platform.seal_tile set hashes = overlay(hashes placing '\\x00'::bytea from 1) where row = 0 and number = 0`,
    [
      { code: 'fact-changed', fact: 1 },
      { code: 'tile-changed', row: 0, number: 0 },
    ],
  ],
  [
    'a root that was changed',
    `update platform.checkpoint set root = sha256('x') where size = 800`,
    [{ code: 'root-changed', size: 800 }],
  ],
  [
    'a note that somebody else signed',
    `update platform.checkpoint set note = replace(note, '800', '799') where size = 800`,
    [{ code: 'signature-wrong', size: 800 }],
  ],
])('%s is found', async (_, statement, expected) => {
  await aRecord();

  await behindOurBack(statement);
  const found: unknown = await checkSeal(database.db);

  expect(found).toEqual(expected);
});

/** As whoever has the key, and forgets the tree: a note for it says what it does not. */
async function forgedAt(size: number): Promise<void> {
  const root = createHash('sha256').update('another tree').digest();
  await ask('update platform.checkpoint set root = $2, note = $3 where size = $1', [
    size,
    root,
    checkpointNote({ size, root }, signer),
  ]);
}

test('a note that was forged with the key is found in its turn, the newest every night; what was changed without it, every night', async () => {
  for (let size = 1; size <= nightsOfNotes + 5; size += 1) {
    await tell([{ petition: size }]);
    await seal();
  }
  const nights = Array.from({ length: nightsOfNotes }, (_, night) => night);
  const foundIn = async () => {
    const found = [];
    for (const night of nights) found.push(...(await checkSeal(database.db, night)));
    return found;
  };
  const before = await foundIn();
  await forgedAt(10);
  const old = await foundIn();
  await forgedAt(nightsOfNotes + 5);
  const newest = await foundIn();
  await ask(`update platform.checkpoint set root = sha256('x') where size = 11`);
  const changed = await foundIn();

  const times = (found: readonly unknown[], size: number) =>
    found.filter((each) => isDeepStrictEqual(each, { code: 'root-changed', size })).length;
  expect(before).toEqual([]);
  expect([old.length, times(old, 10)]).toEqual([1, 1]);
  expect([times(newest, 10), times(newest, nightsOfNotes + 5)]).toEqual([1, nightsOfNotes]);
  expect(times(changed, 11)).toBe(nightsOfNotes);
});
