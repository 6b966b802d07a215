import { hashSize, nodeHash, type Node } from './tree.ts';

/**
 * The tree is kept as tiles (https://c2sp.org/tlog-tiles): one has up to 256 hashes side by side, of leaves or, a row of tiles further
 * up, of the whole tiles below.  What lies between is hashed again when it is asked for, at most 255 times.
 */
export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/** Where a tile stands: its row from below, and its place in the row. */
export interface TilePlace {
  readonly row: number;
  readonly number: number;
}

export interface Tile extends TilePlace {
  /** Hashes of 32 bytes each, from left to right. */
  readonly hashes: Buffer;
}

/** The tile in which the hash of a node can be found, or made. */
export function tileOf({ level, number }: Node): TilePlace {
  const row = Math.floor(level / tileHeight);
  return { row, number: Math.floor((number * 2 ** (level % tileHeight)) / tileWidth) };
}

/** The hash of a node, from the tile in which it is. @throws RangeError if the tile does not reach so far */
export function hashIn({ hashes }: Tile, { level, number }: Node): Buffer {
  const width = 2 ** (level % tileHeight);
  const from = (number * width) % tileWidth;
  if ((from + width) * hashSize > hashes.length)
    throw new RangeError(`the tile ends before node ${number} of ${level}`);
  return joined(hashes.subarray(from * hashSize, (from + width) * hashSize));
}

/** The hash over so many hashes, a power of two of them. */
export function joined(hashes: Buffer): Buffer {
  let row = hashes;
  while (row.length > hashSize) {
    const above = Buffer.allocUnsafe(row.length / 2);
    for (let at = 0; at < above.length; at += hashSize)
      nodeHash(row.subarray(2 * at, 2 * at + hashSize), row.subarray(2 * at + hashSize, 2 * (at + hashSize))).copy(
        above,
        at,
      );
    row = above;
  }
  return row;
}

/**
 * Leaves set beside those of a tree.
 *
 * @param edge the last tile of each row, as far as it is not whole, from below
 * @param size leaves of the tree so far
 * @param leaves the hashes of the new ones
 * @returns every tile that is new or has grown
 */
export function grown(edge: readonly Tile[], size: number, leaves: readonly Buffer[]): Tile[] {
  const changed: Tile[] = [];
  let [added, begun] = [leaves, size];
  for (let row = 0; added.length > 0; row += 1) {
    const number = Math.floor(begun / tileWidth);
    const before = edge.find((tile) => tile.row === row)?.hashes ?? Buffer.alloc(0);
    if (before.length !== (begun % tileWidth) * hashSize)
      throw new RangeError(`the edge of row ${row} is not that of ${size} leaves`);
    const all = Buffer.concat([before, ...added]);
    const whole: Buffer[] = [];
    for (let at = 0; at * tileWidth * hashSize < all.length; at += 1) {
      const hashes = all.subarray(at * tileWidth * hashSize, (at + 1) * tileWidth * hashSize);
      changed.push({ row, number: number + at, hashes });
      if (hashes.length === tileWidth * hashSize) whole.push(joined(hashes));
    }
    [added, begun] = [whole, number];
  }
  return changed;
}
