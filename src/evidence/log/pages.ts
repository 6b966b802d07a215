import { createHash } from 'node:crypto';
import { NotFound } from '../../platform/refusal/index.ts';
import { hashesOfTile, lastCheckpoint, recordKeys, tileWidth } from '../../platform/seal/index.ts';
import { get, json, plain, type Answer, type Call, type Route } from '../../platform/web/index.ts';

/** Scripts of other sites may read what every witness may. */
const readByAll = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/**
 * The log of the record as witnesses read it (https://c2sp.org/tlog-tiles), from the address after which it is called: the checkpoint, and
 * the hashes of the tree in tiles; with the keys that have signed.  Its third part, the entries, is not there: what happens in a house is not public, and its hashes are.
 */
export const logRoutes: readonly Route[] = [
  get('/record/checkpoint', checkpoint, { cookieless: true }),
  get('/record/tile/:level/*', tile, { cookieless: true }),
  get('/record/keys.json', async ({ visit }) => json(await recordKeys(visit.db), 200, readByAll), { cookieless: true }),
];

async function checkpoint({ visit }: Call): Promise<Answer> {
  const head = await lastCheckpoint(visit.db);
  if (!head) throw new NotFound();
  return plain(head.note, {
    ...readByAll,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

/** A tile that is not full keeps its address with its width in it, and what stands there does not change when it grows. */
async function tile({ path, visit, headers: asked }: Call): Promise<Answer> {
  const { row, number, width } = tileAt(path) ?? {};
  if (row === undefined || number === undefined || width === undefined) throw new NotFound();
  const hashes = await hashesOfTile(visit.db, { row, number }, width);
  if (!hashes) throw new NotFound();
  const etag = `"${createHash('sha256').update(hashes).digest('base64url').slice(0, 22)}"`;
  const headers = { ...readByAll, 'cache-control': 'public, max-age=31536000, immutable', etag };
  if (asked.get('if-none-match') === etag) return plain(null, headers, 304);
  return plain(hashes, { ...headers, 'content-type': 'application/octet-stream' });
}

/** As `/record/tile/0/x001/x234/067.p/12`: the row, the number in threes of digits, and how many hashes unless it is full. */
const tilePath = /^\/record\/tile\/(\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,2}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

function tileAt(path: string): { row: number; number: number; width: number } | undefined {
  const [, row, index, part] = tilePath.exec(path) ?? [];
  const width = Number(part ?? tileWidth);
  // One address for each tile: no zeroes in front of a number, and none that is full called a part.
  if (index === undefined || index.startsWith('x000') || (part !== undefined && width >= tileWidth)) return undefined;
  return { row: Number(row), number: Number(index.replace(/\D/g, '')), width };
}
