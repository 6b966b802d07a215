import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { hashIn, tileOf, tileWidth, type Tile, type TilePlace } from './tiles.ts';
import { hashSize, nodesOf, stretchHash, type Stretch } from './tree.ts';

const opened = seeing<never>();

/** A tile of leaves knows their facts. */
export interface KeptTile extends Tile {
  readonly facts: readonly number[] | null;
}

/** The tree as it was signed last. */
export interface LastCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly lastFact: number;
  readonly note: string;
  readonly madeAt: Date;
}

/** The newest checkpoint; undefined before the first. */
export async function lastCheckpoint(db: Db): Promise<LastCheckpoint | undefined> {
  const { rows } = await sql<LastCheckpoint>`
    select size, root, last_fact as "lastFact", note, made_at as "madeAt" from platform.checkpoint order by size desc limit 1
  `.execute(opened(db));
  return rows[0];
}

/** The places of the tiles that a tree of so many leaves has begun and not filled, from below. */
export function edgeOf(size: number): TilePlace[] {
  const places: TilePlace[] = [];
  for (let [row, hashes] = [0, size]; hashes > 0; row += 1, hashes = Math.floor(hashes / tileWidth))
    if (hashes % tileWidth > 0) places.push({ row, number: Math.floor(hashes / tileWidth) });
  return places;
}

export async function tilesAt(db: Db, places: readonly TilePlace[]): Promise<KeptTile[]> {
  const { rows } = await sql<KeptTile>`
    select tile.row, tile.number, hashes, facts from platform.seal_tile as tile
    join unnest(${places.map(({ row }) => row)}::smallint[], ${places.map(({ number }) => number)}::integer[]) as place (row, number)
      on place.row = tile.row and place.number = tile.number
  `.execute(opened(db));
  return rows;
}

/** The first hashes of a tile; undefined where it does not have so many. */
export async function hashesOfTile(db: Db, { row, number }: TilePlace, width: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ hashes: Buffer }>`
    select substring(hashes for ${width * hashSize}::integer) as hashes from platform.seal_tile
    where row = ${row} and number = ${number} and octet_length(hashes) >= ${width * hashSize}
  `.execute(opened(db));
  return rows[0]?.hashes;
}

export async function keepTiles(db: Db, tiles: readonly KeptTile[]): Promise<void> {
  await sql`
    insert into platform.seal_tile (row, number, hashes, facts)
    select row, number, hashes, facts::bigint[] from unnest(
      ${tiles.map(({ row }) => row)}::smallint[], ${tiles.map(({ number }) => number)}::integer[], ${tiles.map(({ hashes }) => hashes)}::bytea[],
      ${tiles.map(({ facts }) => facts && `{${facts.join(',')}}`)}::text[]) as tile (row, number, hashes, facts)
    on conflict (row, number) do update set hashes = excluded.hashes, facts = excluded.facts
  `.execute(opened(db));
}

/** Hashes of stretches of the tree, with one reading of tiles for all of them. */
export async function hashesOf(db: Db, stretches: readonly Stretch[]): Promise<Buffer[]> {
  const places = stretches.flatMap(nodesOf).map(tileOf);
  const wanted = [...new Map(places.map((place) => [`${place.row}/${place.number}`, place])).values()];
  return stretchesIn(await tilesAt(db, wanted), stretches);
}

/** Hashes of stretches whose tiles are at hand. @throws RangeError if one is missing */
export function stretchesIn(tiles: readonly Tile[], stretches: readonly Stretch[]): Buffer[] {
  const known = new Map(tiles.map((tile) => [`${tile.row}/${tile.number}`, tile]));
  return stretches.map((stretch) =>
    stretchHash(stretch, (node) => {
      const { row, number } = tileOf(node);
      const tile = known.get(`${row}/${number}`);
      if (!tile) throw new RangeError(`there is no tile ${number} in row ${row}`);
      return hashIn(tile, node);
    }),
  );
}

/** A leaf in its place. */
export interface KeptLeaf {
  readonly number: number;
  readonly hash: Buffer;
}

/** The leaves of facts; those that are not sealed have none. */
export async function leavesOf(db: Db, facts: readonly number[]): Promise<Map<number, KeptLeaf>> {
  const { rows } = await sql<KeptTile>`
    select distinct on (number) number, hashes, facts from unnest(${facts}::bigint[]) as asked (fact)
    cross join lateral (
      select number, hashes, facts from platform.seal_tile where row = 0 and first_fact <= asked.fact order by first_fact desc limit 1) as tile
  `.execute(opened(db));
  const asked = new Set(facts);
  return new Map(rows.flatMap(leavesIn).filter(([fact]) => asked.has(fact)));
}

/** The leaves of a tile by their facts. */
export const leavesIn = ({ number, hashes, facts }: KeptTile): [number, KeptLeaf][] =>
  (facts ?? []).map((fact, at) => [
    Number(fact),
    { number: number * tileWidth + at, hash: hashes.subarray(at * hashSize, (at + 1) * hashSize) },
  ]);
