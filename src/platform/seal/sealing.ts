import { sql } from 'kysely';
import type { Act } from '../act/index.ts';
import { oneAtATime, seeing, type Db } from '../db/index.ts';
import { checkpointNote } from './checkpoint.ts';
import { commitmentsForNew } from './commitments.ts';
import { signerFor, type Signing } from './key.ts';
import { aboutOf, leafBytes, type Commit, type FactRow, type Before } from './leaf.ts';
import { edgeOf, keepTiles, lastCheckpoint, stretchesIn, tilesAt, type KeptTile } from './store.ts';
import { grown, tileWidth } from './tiles.ts';
import { leafHash } from './tree.ts';

const opened = seeing<never>();

/** Facts that are sealed in one act. */
const together = 20_000;

/**
 * Makes leaves of the facts that are not sealed yet, in their order, at most 20,000, and signs the tree.  Gives how many there were.
 *
 * @param upTo no fact with this number or a lower one can come to light any more
 * @throws RecordKeyTrouble
 */
export async function sealFacts({ db, at }: Pick<Act, 'db' | 'at'>, upTo: number, signing: Signing): Promise<number> {
  await oneAtATime(db, 'platform.seal');
  const last = (await lastCheckpoint(db)) ?? { size: 0, lastFact: 0 };
  const facts = await factsAfter(db, last.lastFact, upTo, together);
  if (facts.length === 0) return 0;
  const signer = await signerFor({ db, at }, signing, last.size);
  const chains = await chainsOf(db, facts);
  const leaves = leavesOf(facts, chains, await commitmentsForNew(db, facts));
  const edge = await tilesAt(db, edgeOf(last.size));
  const tiles = withFacts(grown(edge, last.size, leaves), edge, facts, last.size);
  const head = headOf(last.size + facts.length, edge, tiles);
  await keepTiles(db, tiles);
  await keepChains(db, chains);
  await sql`
    insert into platform.checkpoint (size, root, last_fact, note, made_at)
    values (${head.size}, ${head.root}, ${facts.at(-1)!.id}, ${checkpointNote(head, signer)}, ${at})
  `.execute(opened(db));
  return facts.length;
}

/** Facts in their order, after one and up to another. */
export async function factsAfter(db: Db, after: number, upTo: number, most: number): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select id, at, kind, by_person, body from platform.fact where id > ${after} and id <= ${upTo} order by id limit ${most}
  `.execute(opened(db));
  return rows;
}

/** The hashes of the leaves; each becomes the one before the next of its chain. */
function leavesOf(facts: readonly FactRow[], chains: Map<string, Buffer>, commit: Commit): Buffer[] {
  return facts.map((fact) => {
    const about = aboutOf(fact);
    const hash = leafHash(leafBytes(fact, beforeIn(chains, about), commit));
    if (about !== null) chains.set(about, hash);
    return hash;
  });
}

/** What is before the next leaf about something. */
export const beforeIn = (chains: ReadonlyMap<string, Buffer>, about: string | null): Before =>
  about === null ? undefined : (chains.get(about) ?? null);

function withFacts(
  tiles: ReturnType<typeof grown>,
  edge: readonly KeptTile[],
  facts: readonly FactRow[],
  size: number,
): KeptTile[] {
  const before = edge.find(({ row }) => row === 0)?.facts ?? [];
  const all = [...before.map(Number), ...facts.map(({ id }) => id)];
  const from = Math.floor(size / tileWidth);
  return tiles.map((tile) => {
    const at = (tile.number - from) * tileWidth;
    return { ...tile, facts: tile.row === 0 ? all.slice(at, at + tileWidth) : null };
  });
}

function headOf(size: number, edge: readonly KeptTile[], changed: readonly KeptTile[]) {
  const isChanged = new Set(changed.map(({ row, number }) => `${row}/${number}`));
  const tiles = [...edge.filter(({ row, number }) => !isChanged.has(`${row}/${number}`)), ...changed];
  return { size, root: stretchesIn(tiles, [{ from: 0, to: size }])[0]! };
}

async function chainsOf(db: Db, facts: readonly FactRow[]): Promise<Map<string, Buffer>> {
  const abouts = [...new Set(facts.map(aboutOf).filter((about) => about !== null))];
  const { rows } = await sql<{ about: string; hash: Buffer }>`
    select about, hash from platform.seal_chain where about = any(${abouts}::text[])
  `.execute(opened(db));
  return new Map(rows.map(({ about, hash }) => [about, hash]));
}

async function keepChains(db: Db, chains: ReadonlyMap<string, Buffer>): Promise<void> {
  await sql`
    insert into platform.seal_chain (about, hash) select * from unnest(${[...chains.keys()]}::text[], ${[...chains.values()]}::bytea[])
    on conflict (about) do update set hash = excluded.hash
  `.execute(opened(db));
}
