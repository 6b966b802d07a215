import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silence } from '../../platform/log/index.ts';
import { logNameOf, sealNow } from '../../platform/seal/index.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

// What a witness does who has never seen a line of the server: all below, up to the tests, follows c2sp.org/tlog-tiles, tlog-checkpoint,
// signed-note and RFC 6962, over HTTP.

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962, 2.1, over hashes of leaves. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length < 2) return leaves[0] ?? sha256();
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, left)), treeHash(leaves.slice(left)));
}

interface Head {
  readonly size: number;
  readonly root: Buffer;
}

function openNote(note: string, key: string): Head {
  const [, name, id, typed] = /^([^+]+)\+([^+]+)\+(.+)$/.exec(key) as unknown as [string, string, string, string];
  const [text, signatures] = [note.slice(0, note.lastIndexOf('\n\n') + 1), note.slice(note.lastIndexOf('\n\n') + 2)];
  const raw = Buffer.from(typed, 'base64');
  expect(raw[0]).toBe(1);
  expect(
    sha256(Buffer.from(`${name}\n`), raw)
      .toString('hex')
      .slice(0, 8),
  ).toBe(id);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  const [, signature] = new RegExp(`^— ${name.replaceAll('.', '\\.')} (\\S+)$`, 'm').exec(
    signatures,
  ) as unknown as string[];
  const signed = Buffer.from(signature!, 'base64');
  expect(signed.subarray(0, 4).toString('hex')).toBe(id);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(text), publicKey, signed.subarray(4))).toBe(true);
  const [origin, size, root] = text.split('\n') as [string, string, string];
  expect(origin).toBe(name);
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

const addressOf = (level: number, number: number, width: number): string => {
  const parts = String(number)
    .padStart(Math.ceil(String(number).length / 3) * 3, '0')
    .match(/\d{3}/g)!;
  const index = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return `/record/tile/${level}/${index}${width < 256 ? `.p/${width}` : ''}`;
};

/** All hashes that a tree of so many leaves has at a level of tiles. */
async function hashesAt(level: number, size: number): Promise<Buffer[]> {
  const count = Math.floor(size / 256 ** level);
  const tiles = Array.from({ length: Math.ceil(count / 256) }, (_, number) =>
    bytesOf(addressOf(level, number, Math.min(256, count - number * 256))),
  );
  const bytes = Buffer.concat(await Promise.all(tiles));
  expect(bytes.length).toBe(count * 32);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
}

async function bytesOf(address: string): Promise<Buffer> {
  const answer = await fetch(prefix + address);
  expect([address, answer.status]).toEqual([address, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

/** What does not fit between the tiles and what was signed: nothing, where the log is whole. */
async function faultsOf(heads: readonly Head[]): Promise<string[]> {
  const { size } = heads.at(-1)!;
  const leaves = await hashesAt(0, size);
  const faults = heads.flatMap((head) =>
    treeHash(leaves.slice(0, head.size)).equals(head.root) ? [] : [`the tree of ${head.size} has another root`],
  );
  let below = leaves;
  for (let level = 1; 256 ** level <= size; level += 1) {
    const hashes = await hashesAt(level, size);
    for (const [at, hash] of hashes.entries())
      if (!treeHash(below.slice(at * 256, at * 256 + 256)).equals(hash)) faults.push(`tile ${at} below level ${level}`);
    below = hashes;
  }
  return faults;
}

const at = new Date('2026-11-26T12:00:00Z');
let house: TestHouse;
let prefix: string;
let close: () => Promise<void>;

beforeAll(async () => {
  house = await openTestHouse(at);
  const listening = await house.app.web.listen(0, '127.0.0.1');
  prefix = `http://127.0.0.1:${listening.port}`;
  ({ close } = listening);
});
afterAll(async () => {
  await close();
  await house.close();
});

const query = async (text: string) => {
  const client = await house.app.database.connection();
  try {
    return await client.query(text);
  } finally {
    client.release();
  }
};
/** Facts as they come, and the hour that seals them. */
async function sealed(count: number): Promise<Head> {
  const { database, perform } = house.app;
  await query(
    `insert into platform.fact (at, kind, body) select now(), 'tests.told', '{}' from generate_series(1, ${count})`,
  );
  await sealNow({ database, log: silence, logName: logNameOf(house.app.baseUrl()) }, perform, at);
  return openNote(await (await fetch(`${prefix}/record/checkpoint`)).text(), await keyTold());
}
const keyTold = async () => ((await (await fetch(`${prefix}/record/keys.json`)).json()) as { key: string }[])[0]!.key;

test('a stranger reads the log by checkpoints and tiles: the root, that it only grew, and a leaf that was changed', async () => {
  const heads = [await sealed(300), await sealed(36), await sealed(2_700)];
  const whole = await faultsOf(heads);
  await query(
    `update platform.seal_tile set hashes = overlay(hashes placing '\\x00'::bytea from 33) where row = 0 and number = 1`,
  );
  const spoilt = await faultsOf(heads);
  await query(
    `update platform.seal_tile set hashes = overlay(hashes placing '\\x00'::bytea from 1) where row = 1 and number = 0`,
  );
  const spoiltAbove = await faultsOf(heads);

  expect(heads.map(({ size }) => size)).toEqual([300, 336, 3_036].map((count) => count + heads[0]!.size - 300));
  expect(whole).toEqual([]);
  expect(spoilt).toEqual([...heads.map(({ size }) => `the tree of ${size} has another root`), 'tile 1 below level 1']);
  expect(spoiltAbove).toEqual([...spoilt.slice(0, -1), 'tile 0 below level 1', ...spoilt.slice(-1)]);
});

test('checkpoint and tiles are answered as the standard says, and a tile may be kept for ever', async () => {
  const [checkpoint, full, part] = await Promise.all(
    ['/record/checkpoint', '/record/tile/0/000', '/record/tile/0/001.p/80'].map((address) => fetch(prefix + address)),
  );
  const again = await fetch(`${prefix}/record/tile/0/000`, {
    headers: { 'if-none-match': full!.headers.get('etag')! },
  });
  const headersOf = ({ headers }: Response) =>
    ['content-type', 'cache-control', 'access-control-allow-origin'].map((name) => headers.get(name));

  expect(headersOf(checkpoint!)).toEqual(['text/plain; charset=utf-8', 'no-cache', '*']);
  expect(headersOf(full!)).toEqual(['application/octet-stream', 'public, max-age=31536000, immutable', '*']);
  expect(headersOf(part!)).toEqual(headersOf(full!));
  expect([(await full!.arrayBuffer()).byteLength, (await part!.arrayBuffer()).byteLength]).toEqual([8192, 80 * 32]);
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a tile far to the right has its place in folders of three digits; what is no tile is not found', async () => {
  await query(
    `insert into platform.seal_tile (row, number, hashes, facts) values (2, 1234067, decode(repeat('ab', 64), 'hex'), null)`,
  );
  const wrong = [
    '2/x001/x234/067',
    '2/x001/x234/067.p/3',
    '2/x001/x234/067.p/0',
    '2/x001/x234/067.p/02',
    '2/x001/x234/067.p/256',
    '2/1234067.p/2',
    '2/x000/x001/x234/067.p/2',
    '02/x001/x234/067.p/2',
    '64/000',
    '0/x999/x999/x999/999',
    '0/x000/000',
    '0/00',
    '-1/000',
    'entries/000',
    'x/tile/0/000',
    '0/tile/0/000',
  ];

  expect(await bytesOf('/record/tile/2/x001/x234/067.p/2')).toEqual(Buffer.alloc(64, 0xab));
  const found = await Promise.all(
    wrong.map(async (each) => [each, (await fetch(`${prefix}/record/tile/${each}`)).status]),
  );
  expect(found).toEqual(wrong.map((each) => [each, 404]));
});

test('a tile takes one statement, whoever asks and however many leaves there are', async () => {
  const asMember = await house.browsing(undefined);
  const statements = await statementsDuring(() => asMember.get('/record/tile/0/002', { cookie: 'folkmoot=whoever' }));

  expect(statements.filter((text) => text.includes('seal_tile')).length).toBe(1);
  expect(statements.length).toBe(1);
});
