import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { commitmentOf, personsIn, saltOf, type Commit, type FactRow } from './leaf.ts';

const opened = seeing<never>();

/** How the persons in these facts are hidden: by a salt of their own, or by what was kept when they were erased. */
export async function commitmentsFor(db: Db, facts: readonly FactRow[]): Promise<Commit> {
  const persons = personsOf(facts);
  if (persons.length === 0) return noCommit;
  // In this order: whoever is erased in between is hidden by the one or by the other.
  const commit = committingBy(await noncesOf(db, persons));
  const kept = await keptCommitments(db, persons, facts);
  return (fact, person) => kept.get(`${fact} ${person}`) ?? commit(fact, person);
}

/**
 * The same for facts that are new; whoever stands in one for the first time is given something to be hidden by.  For whoever was erased before
 * a fact of theirs was sealed, 32 bytes stand that were made from nothing.
 */
export async function commitmentsForNew(db: Db, facts: readonly FactRow[]): Promise<Commit> {
  const persons = personsOf(facts);
  const nonces = await noncesOf(db, persons);
  const made = persons.flatMap((person) => (nonces.has(person) ? [] : [[person, randomBytes(32)] as const]));
  if (made.length > 0)
    await sql`
      insert into platform.person_nonce (person, nonce)
      select * from unnest(${made.map(([person]) => person)}::uuid[], ${made.map(([, nonce]) => nonce)}::bytea[])
    `.execute(opened(db));
  const forgotten = facts.flatMap((fact) =>
    personsIn(fact).flatMap((person) => (nonces.get(person) === null ? [{ fact: fact.id, person }] : [])),
  );
  await keepFromNothing(db, forgotten);
  const kept = forgotten.length > 0 ? await keptCommitments(db, persons, facts) : new Map<string, Buffer>();
  const commit = committingBy(new Map([...nonces, ...made]));
  return (fact, person) => kept.get(`${fact} ${person}`) ?? commit(fact, person);
}

async function keepFromNothing(
  db: Db,
  forgotten: readonly { readonly fact: number; readonly person: string }[],
): Promise<void> {
  if (forgotten.length === 0) return;
  await sql`
    insert into platform.kept_commitment (fact, person, commitment)
    select * from unnest(${forgotten.map(({ fact }) => fact)}::bigint[], ${forgotten.map(({ person }) => person)}::uuid[],
                         ${forgotten.map(() => randomBytes(32))}::bytea[])
    on conflict do nothing
  `.execute(opened(db));
}

const personsOf = (facts: readonly FactRow[]): string[] => [...new Set(facts.flatMap(personsIn))];

const noCommit: Commit = () => Buffer.alloc(0);

/** Whoever was sealed has a nonce, or had one until they were erased: who has none was put there afterwards, and fits no leaf. */
const committingBy =
  (nonces: ReadonlyMap<string, Buffer | null>): Commit =>
  (fact, person) => {
    const nonce = nonces.get(person);
    return nonce ? commitmentOf(saltOf(nonce, fact), person) : noCommit(fact, person);
  };

async function keptCommitments(
  db: Db,
  persons: readonly string[],
  facts: readonly FactRow[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ fact: number; person: string; commitment: Buffer }>`
    select fact, person, commitment from platform.kept_commitment
    where fact between ${facts[0]!.id} and ${facts.at(-1)!.id} and person = any(${persons}::uuid[])
  `.execute(opened(db));
  return new Map(rows.map(({ fact, person, commitment }) => [`${fact} ${person}`, commitment]));
}

/** What somebody is hidden by; undefined for whoever was never sealed, or was erased. */
export async function nonceOf(db: Db, person: string): Promise<Buffer | undefined> {
  return (await noncesOf(db, [person])).get(person) ?? undefined;
}

async function noncesOf(db: Db, persons: readonly string[]): Promise<Map<string, Buffer | null>> {
  const { rows } = await sql<{ person: string; nonce: Buffer | null }>`
    select person, nonce from platform.person_nonce where person = any(${persons}::uuid[])
  `.execute(opened(db));
  return new Map(rows.map(({ person, nonce }) => [person, nonce]));
}
