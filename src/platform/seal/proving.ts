import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { commitmentsFor } from './commitments.ts';
import { aboutOf, leafBytes, type FactRow, type Link } from './leaf.ts';
import { hashesOf, lastCheckpoint, leavesOf } from './store.ts';
import { consistencyStretches, inclusionStretches } from './tree.ts';

const opened = seeing<never>();

/** What shows that a fact stands in the record, to whoever has the key of the log. */
export interface Inclusion {
  readonly leaf: Buffer;
  readonly number: number;
  readonly path: readonly Buffer[];
  /** The signed note of the tree. */
  readonly checkpoint: string;
}

/** Proves by the newest checkpoint that facts are sealed; those that are not are left out. */
export async function inclusionsOf(db: Db, facts: readonly FactRow[]): Promise<Inclusion[]> {
  const head = await lastCheckpoint(db);
  if (!head || facts.length === 0) return [];
  const commit = await commitmentsFor(db, facts);
  const [links, leaves] = [
    await linksBefore(db, facts),
    await leavesOf(
      db,
      facts.map(({ id }) => id),
    ),
  ];
  const sealed = facts.flatMap((fact) => {
    const leaf = leaves.get(fact.id);
    return leaf ? [{ leaf: leafBytes(fact, links.get(fact.id) ?? null, commit), number: leaf.number }] : [];
  });
  const ways = sealed.map(({ number }) => inclusionStretches(number, head.size));
  const hashes = await hashesOf(db, ways.flat());
  return sealed.map((each, at) => ({ ...each, path: hashes.splice(0, ways[at]!.length), checkpoint: head.note }));
}

/** Proofs of all that is sealed about a petition, in its order. */
export async function chainOf(db: Db, petition: number): Promise<Inclusion[]> {
  const { rows } = await sql<FactRow>`
    select id, at, kind, by_person, body from platform.fact where body ? 'petition' and body ->> 'petition' = ${String(petition)} order by id
  `.execute(opened(db));
  return inclusionsOf(db, rows);
}

/** What was before these facts in their chains. */
async function linksBefore(db: Db, facts: readonly FactRow[]): Promise<Map<number, Link>> {
  const petitions = [
    ...new Set(facts.filter((fact) => aboutOf(fact) !== null).map(({ body }) => String(body['petition']))),
  ];
  const { rows } = await sql<{ id: number; length: number; before: number | null }>`
    select * from (
      select id, row_number() over chain - 1 as length, lag(id) over chain as before from platform.fact
      where body ? 'petition' and body ->> 'petition' = any(${petitions}::text[])
      window chain as (partition by body ->> 'petition' order by id)) as linked
    where id = any(${facts.map(({ id }) => id)}::bigint[])
  `.execute(opened(db));
  const befores = await leavesOf(
    db,
    rows.flatMap(({ before }) => before ?? []),
  );
  return new Map(
    rows.map(({ id, length, before }) => [
      id,
      { length, hash: before === null ? null : (befores.get(before)?.hash ?? null) },
    ]),
  );
}

/** The hashes that show that the tree of the newest checkpoint begins with the one of so many leaves. */
export const consistencyOf = (db: Db, earlier: number, size: number): Promise<Buffer[]> =>
  hashesOf(db, consistencyStretches(earlier, size));
