import { execFile } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silence } from '../../platform/log/index.ts';
import { checkpointNote, logNameOf, recordKeys, sealNow, verifierKey } from '../../platform/seal/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

// A house is held to its record by tools/witness.mjs, which shares no line with the server.

const at = new Date('2026-11-26T12:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-witness-'));
const file = path.join(folder, 'kept.txt');
const key = generateKeyPairSync('ed25519').privateKey;
let house: TestHouse;
let address: string;
let close: () => Promise<void>;
let origin: string;
let told: string;
let size = 0;

beforeAll(async () => {
  house = await openTestHouse(at);
  const listening = await house.app.web.listen(0, '127.0.0.1');
  ({ close } = listening);
  address = `http://127.0.0.1:${listening.port}/record`;
  origin = logNameOf(house.app.baseUrl());
  told = verifierKey({ origin, key });
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await close();
  await house.close();
});
beforeEach(() => {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
});

const query = async (text: string) => {
  const client = await house.app.database.connection();
  try {
    await client.query(text);
  } finally {
    client.release();
  }
};
async function sealed(count: number, ...keys: KeyObject[]): Promise<void> {
  const { database, perform } = house.app;
  await query(
    `insert into platform.fact (at, kind, body) select now(), 'tests.told', '{}' from generate_series(1, ${count})`,
  );
  await sealNow({ database, log: silence, logName: origin, keys: keys.length > 0 ? keys : [key] }, perform, at);
  size = Number((await (await fetch(`${address}/checkpoint`)).text()).split('\n')[1]);
}
/** What the program says, and with which code it ends; the server answers meanwhile. */
const witness = (...args: string[]) =>
  new Promise<[number, string]>((resolve) => {
    execFile(process.execPath, ['tools/witness.mjs', ...args], (error, stdout, stderr) =>
      resolve([error ? Number(error.code) : 0, `${stdout}${stderr}`.trim()]),
    );
  });
const look = (asKey = told) => witness(address, '--key', asKey, '--keep', file);

test('a witness keeps the checkpoint, and sees each time that the record only grew', async () => {
  await sealed(5);
  const seen = [await look(), await look()];
  const sizes = [size];
  for (const count of [3, 290, 700]) {
    await sealed(count);
    seen.push(await look());
    sizes.push(size);
  }

  const goesOn = (from: number, to: number) => [
    0,
    `The record goes on: ${from} entries are as they were, and ${to - from} are new.`,
  ];
  expect(seen).toEqual([
    [0, `Kept: ${sizes[0]} entries. Run this again, each day or each week.`],
    goesOn(sizes[0]!, sizes[0]!),
    ...sizes.slice(1).map((to, place) => goesOn(sizes[place]!, to)),
  ]);
  expect(fs.readFileSync(file, 'utf8')).toBe(await (await fetch(`${address}/checkpoint`)).text());
});

test.each([
  [
    'was another',
    () => ({ size: 7, root: Buffer.alloc(32, 1) }),
    'of the first 7 entries, which you have seen, something was changed',
  ],
  ['was longer', () => ({ size: size + 2, root: Buffer.alloc(32, 1) }), 'entries, and has'],
])('where the record that was seen %s, it says so and keeps both, and forgets neither', async (_, seen, why) => {
  const note = checkpointNote(seen(), { origin, key });
  fs.writeFileSync(file, note);

  const [code, said] = await look();

  expect([code, said]).toEqual([1, expect.stringContaining(why)]);
  expect(fs.readFileSync(file, 'utf8')).toBe(note);
  expect(fs.readFileSync(`${file}.against`, 'utf8')).toBe(await (await fetch(`${address}/checkpoint`)).text());
});

test('what was laid beside the file stays there when the house shows something else the next time', async () => {
  fs.writeFileSync(file, checkpointNote({ size: 7, root: Buffer.alloc(32, 1) }, { origin, key }));
  const shown: string[] = [];
  const said: string[] = [];
  for (const count of [1, 1, 0]) {
    if (count > 0) await sealed(count);
    shown.push(await (await fetch(`${address}/checkpoint`)).text());
    said.push((await look())[1]);
  }

  expect([`${file}.against`, `${file}.against-2`].map((name) => fs.readFileSync(name, 'utf8'))).toEqual(
    shown.slice(0, 2),
  );
  expect(fs.readdirSync(folder).length).toBe(3);
  expect(said[2]).toContain(`stands in ${file}.against-2;`);
});

test('a file in which no checkpoint of this record is accuses nobody, and stays as it is', async () => {
  const seen = [];
  for (const text of [
    '',
    'notes of mine\n',
    checkpointNote({ size: 7, root: Buffer.alloc(32) }, { origin: 'other', key }),
  ]) {
    fs.writeFileSync(file, text);
    seen.push([...(await look()), fs.readFileSync(file, 'utf8') === text, fs.readdirSync(folder).length]);
  }

  expect(seen).toEqual(
    Array(3).fill([3, `This could not be looked at: ${file} holds no checkpoint of ${origin}.`, true, 1]),
  );
});

test('hashes that were exchanged, a stranger’s key, and a house that is away are told apart', async () => {
  await look();
  await sealed(1);
  const spoil = () =>
    query(`update platform.seal_tile set hashes = overlay(hashes placing '\\x00'::bytea from 1) where row = 1`);
  const stranger = verifierKey({ origin, key: generateKeyPairSync('ed25519').privateKey });
  const { rows } = await (async () => {
    const client = await house.app.database.connection();
    try {
      return await client.query<{ hashes: Buffer }>('select hashes from platform.seal_tile where row = 1');
    } finally {
      client.release();
    }
  })();
  await spoil();
  const spoilt = await look();
  await query(`update platform.seal_tile set hashes = '\\x${rows[0]!.hashes.toString('hex')}' where row = 1`);

  expect([
    spoilt,
    await look(stranger),
    await witness('http://127.0.0.1:1/record', '--key', told, '--keep', file),
  ]).toEqual([
    [1, expect.stringContaining('not those that it has signed')],
    [1, expect.stringContaining('signed neither by the key nor by one that it has handed over to')],
    [3, expect.stringContaining('cannot be reached')],
  ]);
  expect(await witness('--help')).toEqual([0, expect.stringContaining('npx folkmoot witness ADDRESS')]);
  expect([
    await witness(),
    await look(told.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))),
    await look(told.replace(/[0-9a-f]{8}/, '00000000')),
    await witness(address, '--key', told),
    await witness(address, '--key', told, '--keep', file, '--x', 'y'),
  ]).toEqual(Array(5).fill([2, expect.stringContaining('npx folkmoot witness ADDRESS')]));
});

test('a key that handed over leads to the next, and the witness goes on with either', async () => {
  const next = generateKeyPairSync('ed25519').privateKey;
  await look();
  const earlier = fs.readFileSync(file, 'utf8');
  await sealed(4, next, key);
  const byOld = await look();
  const byNew = await look(verifierKey({ origin, key: next }));
  await query('update platform.seal_key set handover = null where since > 0');
  const unsaid = await look();
  fs.writeFileSync(file, earlier);
  const afresh = await look(verifierKey({ origin, key: next }));

  expect((await recordKeys(house.app.database.db)).length).toBe(2);
  expect(byOld).toEqual([0, expect.stringMatching(/^The key has handed over to .*\nThe record goes on: /)]);
  expect(byNew).toEqual([0, expect.stringMatching(/^The record goes on: /)]);
  expect([unsaid[0], afresh]).toEqual([1, [0, expect.stringMatching(/^The record goes on: /)]]);
});

test('it says what it takes to whoever asks', async () => {
  expect(await witness('witness', '--help')).toEqual([
    0,
    expect.stringContaining('witness ADDRESS --key KEY --keep FILE'),
  ]);
});
