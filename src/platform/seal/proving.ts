import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { commitmentsFor, nonceOf } from './commitments.ts';
import { aboutOf, leafBytes, saltOf, type FactRow } from './leaf.ts';
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
  const [befores, leaves] = [
    await beforesOf(db, facts),
    await leavesOf(
      db,
      facts.map(({ id }) => id),
    ),
  ];
  const sealed = facts.flatMap((fact) => {
    const leaf = leaves.get(fact.id);
    // Sealed since the checkpoint was read, it is not in that tree.
    return leaf && leaf.number < head.size
      ? [{ leaf: leafBytes(fact, befores.get(fact.id), commit), number: leaf.number }]
      : [];
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

/** Proof of what somebody did themselves. */
export interface OwnInclusion extends Inclusion {
  /** Under which they stand in the leaf: with their id it shows that it was they, and it opens no other leaf. */
  readonly salt: Buffer;
}

/** Proofs of what a person did about a petition, of these kinds, in its order; none for whoever was erased. */
export async function ownInclusionsOf(
  db: Db,
  person: string,
  { petition, kinds }: { readonly petition: number; readonly kinds: readonly string[] },
): Promise<OwnInclusion[]> {
  const nonce = await nonceOf(db, person);
  if (!nonce) return [];
  const { rows } = await sql<FactRow>`
    select id, at, kind, by_person, body from platform.fact
    where body ? 'petition' and body ->> 'petition' = ${String(petition)} and by_person = ${person} and kind = any(${kinds}) order by id
  `.execute(opened(db));
  const proofs = await inclusionsOf(db, rows);
  return proofs.map((proof, at) => ({ ...proof, salt: saltOf(nonce, rows[at]!.id) }));
}

/** What was before these facts in their chains. */
async function beforesOf(db: Db, facts: readonly FactRow[]): Promise<Map<number, Buffer | null>> {
  const chained = facts.filter((fact) => aboutOf(fact) !== null);
  const { rows } = await sql<{ id: number; before: number | null }>`
    select asked.id, before.id as before
    from unnest(${chained.map(({ id }) => id)}::bigint[], ${chained.map(({ body }) => String(body['petition']))}::text[]) as asked (id, petition)
    left join lateral (
      select fact.id from platform.fact where body ? 'petition' and body ->> 'petition' = asked.petition and fact.id < asked.id
      order by fact.id desc limit 1) as before on true
  `.execute(opened(db));
  const leaves = await leavesOf(
    db,
    rows.flatMap(({ before }) => before ?? []),
  );
  return new Map(rows.map(({ id, before }) => [id, before === null ? null : (leaves.get(before)?.hash ?? null)]));
}

/** The hashes that show that the tree of the newest checkpoint begins with the one of so many leaves. */
export const consistencyOf = (db: Db, earlier: number, size: number): Promise<Buffer[]> =>
  hashesOf(db, consistencyStretches(earlier, size));
