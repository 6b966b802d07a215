import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { readCheckpoint } from './checkpoint.ts';
import { commitmentsFor } from './commitments.ts';
import { isHandedOver, recordKeys, type RecordKey } from './key.ts';
import { aboutOf, leafBytes, type FactRow } from './leaf.ts';
import { beforeIn, factsAfter } from './sealing.ts';
import { hashesOf, lastCheckpoint, leavesIn, type KeptLeaf, type KeptTile } from './store.ts';
import { joined, tileWidth } from './tiles.ts';
import { hashSize, leafHash } from './tree.ts';

/** What does not fit what was sealed. */
export type Finding =
  | { readonly code: 'fact-changed' | 'fact-missing' | 'fact-added'; readonly fact: number }
  /** The tree does not fit itself, or what was signed. */
  | { readonly code: 'tile-changed'; readonly row: number; readonly number: number }
  | { readonly code: 'root-changed' | 'signature-wrong'; readonly size: number }
  /** A key is said to follow another, which has not signed that. */
  | { readonly code: 'handover-wrong'; readonly since: number };

const opened = seeing<never>();
const together = 20 * tileWidth;
/** Enough to see what happened: whoever has changed the key has changed everything. */
const mostFindings = 100;

/**
 * Compares every sealed fact with its leaf, the leaves with the tree, and the tree with the notes that were signed, at most 100 findings.
 * Reads all of them: 8.5 s for 200,000 (bench/seal.ts).
 *
 * @param night the number of the night, for which of the old notes the tree is looked up: with all of them unless told
 */
export async function checkSeal(db: Db, night: number | null = null): Promise<Finding[]> {
  const head = await lastCheckpoint(db);
  if (!head) return [];
  const found: Finding[] = [];
  for await (const finding of findings(db, head, night)) if (found.push(finding) >= mostFindings) break;
  return found;
}

async function* findings(
  db: Db,
  head: { size: number; lastFact: number },
  night: number | null,
): AsyncGenerator<Finding> {
  const chains: Chains = { last: new Map(), lost: [] };
  let after = 0;
  for (let from = 0; from < head.size; from += together) {
    const tiles = await leafTiles(db, from / tileWidth, together / tileWidth);
    // What was sealed since the comparison began is compared the next time.
    const leaves = new Map(tiles.flatMap(leavesIn).filter(([, { number }]) => number < head.size));
    const upTo = from + together >= head.size ? head.lastFact : Math.max(after, ...leaves.keys());
    yield* differing(db, await factsAfter(db, after, upTo, 2 * together), leaves, chains);
    after = upTo;
  }
  yield* tilesThatDiffer(db);
  const keys = await recordKeys(db);
  for (const [at, key] of keys.entries())
    if (key.handover !== null && (at === 0 || !isHandedOver(key, keys[at - 1]!.key)))
      yield { code: 'handover-wrong', since: key.since };
  yield* notesThatDiffer(db, head.size, { keys, night });
}

async function leafTiles(db: Db, from: number, most: number): Promise<KeptTile[]> {
  const { rows } = await sql<KeptTile>`
    select row, number, hashes, facts from platform.seal_tile where row = 0 and number >= ${from} and number < ${from + most} order by number
  `.execute(opened(db));
  return rows;
}

/** What is known of the chains on the way. */
interface Chains {
  /** The last leaf about each thing. */
  readonly last: Map<string, Buffer>;
  /** Leaves whose facts are gone, of which nobody can say to which chain they belong. */
  readonly lost: Buffer[];
}

async function* differing(
  db: Db,
  facts: readonly FactRow[],
  leaves: ReadonlyMap<number, KeptLeaf>,
  { last, lost }: Chains,
): AsyncGenerator<Finding> {
  const commit = await commitmentsFor(db, facts);
  const there = new Set(facts.map(({ id }) => id));
  for (const [fact, leaf] of leaves)
    if (!there.has(fact)) {
      lost.push(leaf.hash);
      yield { code: 'fact-missing', fact };
    }
  for (const fact of facts) {
    const leaf = leaves.get(fact.id);
    const about = aboutOf(fact);
    if (!leaf) {
      yield { code: 'fact-added', fact: fact.id };
      continue;
    }
    const befores = [beforeIn(last, about), ...(about === null ? [] : lost)];
    const fits = befores.some((before) => leafHash(leafBytes(fact, before, commit)).equals(leaf.hash));
    if (!fits) yield { code: 'fact-changed', fact: fact.id };
    // By what was sealed, so that one row that was changed is one finding, and not all that came after it.
    if (about !== null) last.set(about, leaf.hash);
  }
}

/** Tiles that do not fit the hash of them in the row above. */
async function* tilesThatDiffer(db: Db): AsyncGenerator<Finding> {
  for (let [row, number] = [0, 0]; ;) {
    const { rows } = await sql<{ number: number; hashes: Buffer; above: Buffer | null }>`
      select tile.number, tile.hashes, substring(above.hashes from ((tile.number % ${tileWidth}) * ${hashSize} + 1)::integer for ${hashSize}) as above
      from platform.seal_tile as tile
      left join platform.seal_tile as above on above.row = tile.row + 1 and above.number = tile.number / ${tileWidth}
      where tile.row = ${row} and tile.number >= ${number} order by tile.number limit 500
    `.execute(opened(db));
    for (const tile of rows)
      if (tile.hashes.length === tileWidth * hashSize && !tile.above?.equals(joined(tile.hashes)))
        yield { code: 'tile-changed', row, number: tile.number };
    if (rows.length === 0 && number === 0) return;
    [row, number] = rows.length < 500 ? [row + 1, 0] : [row, rows.at(-1)!.number + 1];
  }
}

/** In so many nights the tree is held against every note that was signed. */
export const nightsOfNotes = 30;

/**
 * Every note and its row are held against the signature of the key of that time, which shows whoever changes one without the key, and takes a tenth of a millisecond.
 * What the tree says to a note takes half a millisecond more: the newest is held against it each night, and of the others each in its turn.
 */
async function* notesThatDiffer(
  db: Db,
  newest: number,
  { keys, night }: { readonly keys: readonly RecordKey[]; readonly night: number | null },
): AsyncGenerator<Finding> {
  const keyOf = (size: number) => keys.findLast(({ since }) => since < size)?.key ?? '';
  const isTurn = (place: number, size: number) =>
    night === null || size === newest || place % nightsOfNotes === night % nightsOfNotes;
  for (let [after, place] = [0, 0]; ;) {
    const { rows } = await sql<{ size: number; root: Buffer; note: string }>`
      select size, root, note from platform.checkpoint where size > ${after} order by size limit 100
    `.execute(opened(db));
    const first = place;
    const looked = rows.filter(({ size }, at) => isTurn(first + at, size)).map(({ size }) => size);
    const roots = await hashesOf(
      db,
      looked.map((size) => ({ from: 0, to: size })),
    ).catch(() => []);
    for (const { size, root, note } of rows) {
      const signed = readCheckpoint(note, keyOf(size));
      const turn = looked.indexOf(size);
      if (!signed || signed.size !== size) yield { code: 'signature-wrong', size };
      else if (!signed.root.equals(root) || (turn >= 0 && !roots[turn]?.equals(root)))
        yield { code: 'root-changed', size };
    }
    if (rows.length < 100) return;
    [after, place] = [rows.at(-1)!.size, place + rows.length];
  }
}
