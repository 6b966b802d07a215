import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { performer, theSystem, type Perform } from '../act/index.ts';
import type { Database } from '../db/index.ts';
import type { Fact } from '../facts/index.ts';
import { checkSeal } from './checking.ts';
import { checkpointNote, readCheckpoint } from './checkpoint.ts';
import { isHandedOver, keyStanding, recordKeys, RecordKeyTrouble, replaceLostKey } from './key.ts';
import { verifierKey } from './note.ts';
import { sealFacts } from './sealing.ts';
import { lastCheckpoint } from './store.ts';

const at = new Date('2026-11-26T12:00:00Z');
const origin = 'groups.example.org/record';
const aKey = () => generateKeyPairSync('ed25519').privateKey;
const told = (key: KeyObject) => verifierKey({ origin, key });
let database: Database;
let perform: Perform;

beforeEach(async () => {
  database = await testDatabase();
  perform = performer(database, 'America/Chicago');
  return () => database.close();
});

/** One more fact, sealed. */
const seal = (...given: KeyObject[]) => sealAs(origin, given);
const sealAs = async (name: string, given: KeyObject[] = []) => {
  await perform(theSystem(at), async (act) => act.record({ kind: 'tests.told' } as unknown as Fact));
  await perform(theSystem(at), (act) => sealFacts(act, Number.MAX_SAFE_INTEGER, { origin: name, given }));
  return (await lastCheckpoint(database.db))!;
};
const lose = (...given: KeyObject[]) => perform(theSystem(at), (act) => replaceLostKey(act, { given }));
const ask = async (text: string, values: unknown[] = []) => {
  const client = await database.connection();
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[];
  } finally {
    client.release();
  }
};
const keptHere = () => ask('select since from platform.seal_key where pkcs8 is not null');

test('the key is made once, and signs in the name that the house had then', async () => {
  await sealAs(origin);
  const { note } = await sealAs('elsewhere.example/record');
  const keys = await recordKeys(database.db);

  expect(keys.map(({ since, handover }) => [since, handover])).toEqual([[0, null]]);
  expect(readCheckpoint(note, keys[0]!.key)).toMatchObject({ origin, size: 2 });
});

test('a key that is given never enters the database', async () => {
  const key = aKey();
  const { note } = await seal(key);

  expect(readCheckpoint(note, told(key))).toMatchObject({ size: 1 });
  expect(await keptHere()).toEqual([]);
  expect(await keyStanding(database.db, [key])).toBe('given');
});

test('the key of the database hands over to one that is given, and is kept no longer', async () => {
  const first = await seal();
  expect(await keyStanding(database.db, [])).toBe('here');
  const key = aKey();
  expect(await keyStanding(database.db, [key])).toBe('changes');

  const second = await seal(key);
  const keys = await recordKeys(database.db);

  expect(keys.map((each) => each.since)).toEqual([0, 1]);
  expect(keys[1]!.key).toBe(told(key));
  expect(isHandedOver(keys[1]!, keys[0]!.key)).toBe(true);
  expect(readCheckpoint(first.note, keys[0]!.key)?.size).toBe(1);
  expect([readCheckpoint(second.note, keys[0]!.key), readCheckpoint(second.note, keys[1]!.key)?.size]).toEqual([
    null,
    2,
  ]);
  expect(await keptHere()).toEqual([]);
  expect(await checkSeal(database.db)).toEqual([]);
});

test('a key hands over to another as long as both are given; then the new one is enough', async () => {
  const [old, next] = [aKey(), aKey()];
  await seal(old);
  await seal(next, old);
  await seal(next);
  const [one, two] = await recordKeys(database.db);

  expect([one!.key, two!.key]).toEqual([told(old), told(next)]);
  expect(isHandedOver(two!, one!.key)).toBe(true);
  expect(isHandedOver({ ...two!, since: 0 }, one!.key)).toBe(false);
  expect(isHandedOver({ ...two!, key: told(aKey()) }, one!.key)).toBe(false);
  expect(await checkSeal(database.db)).toEqual([]);
});

test('without the key that signed last nothing is sealed, and no other takes its place unsaid', async () => {
  const [old, next] = [aKey(), aKey()];
  await seal(old);

  expect([await keyStanding(database.db, []), await keyStanding(database.db, [next])]).toEqual(['missing', 'unknown']);
  await expect(seal()).rejects.toThrow(RecordKeyTrouble);
  await expect(seal(next)).rejects.toThrow(RecordKeyTrouble);
  expect((await recordKeys(database.db)).length).toBe(1);
  expect((await seal(old)).size).toBe(4);
});

test('a key that is lost is said to be, and nothing claims that it handed over', async () => {
  const [old, next, third] = [aKey(), aKey(), aKey()];
  await expect(lose(next)).rejects.toThrow(RecordKeyTrouble);
  await seal(old);
  await expect(lose(next, old)).rejects.toThrow(RecordKeyTrouble);

  await lose(next);
  await seal(third, next);
  const keys = await recordKeys(database.db);

  expect(keys.map(({ key, since, handover }) => [key, since, handover])).toEqual([
    [told(old), 0, null],
    [told(third), 1, null],
  ]);
  expect(await checkSeal(database.db)).toEqual([]);
});

test('where no key is given, a new one in the database follows one that was lost', async () => {
  await seal(aKey());
  await lose();

  expect((await seal()).size).toBe(2);
  expect(await keyStanding(database.db, [])).toBe('here');
});

test('the night finds what an old key signed after it had handed over, and a handover that is none', async () => {
  const [old, next] = [aKey(), aKey()];
  await seal(old);
  const { size, root } = await seal(next, old);
  await ask('update platform.checkpoint set note = $2 where size = $1', [
    size,
    checkpointNote({ size, root }, { origin, key: old }),
  ]);
  const forged = await checkSeal(database.db);
  await ask(`update platform.seal_key set handover = replace(handover, $1, $2) where since = 1`, [
    told(next),
    told(aKey()),
  ]);
  const both = await checkSeal(database.db);

  expect(forged).toEqual([{ code: 'signature-wrong', size: 2 }]);
  expect(both).toEqual([{ code: 'handover-wrong', since: 1 }, ...forged]);
});
