import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { commitmentOf, personsIn, saltOf, type Commit, type FactRow } from './leaf.ts';

const opened = seeing<never>();

/** How the persons in these facts are hidden: by a salt of their own, made where there is none, or by what was kept when they were erased. */
export async function commitmentsFor(db: Db, facts: readonly FactRow[]): Promise<Commit> {
  const persons = [...new Set(facts.flatMap(personsIn))];
  if (persons.length === 0) return () => Buffer.alloc(0);
  const kept = await keptCommitments(
    db,
    persons,
    facts.map(({ id }) => id),
  );
  const nonces = await noncesOf(db, persons);
  return (fact, person) => {
    const known = kept.get(`${fact} ${person}`);
    if (known) return known;
    const nonce = nonces.get(person);
    // Whoever was sealed has one: who has none was put there afterwards, and fits no leaf.
    return nonce ? commitmentOf(saltOf(nonce, fact), person) : Buffer.alloc(0);
  };
}

async function keptCommitments(
  db: Db,
  persons: readonly string[],
  facts: readonly number[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ fact: number; person: string; commitment: Buffer }>`
    select fact, person, commitment from platform.kept_commitment
    where fact between ${Math.min(...facts)} and ${Math.max(...facts)} and person = any(${persons}::uuid[])
  `.execute(opened(db));
  return new Map(rows.map(({ fact, person, commitment }) => [`${fact} ${person}`, commitment]));
}

async function noncesOf(db: Db, persons: readonly string[]): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ person: string; nonce: Buffer }>`
    select person, nonce from platform.person_nonce where person = any(${persons}::uuid[])
  `.execute(opened(db));
  return new Map(rows.map(({ person, nonce }) => [person, nonce]));
}

/** Gives everybody in these facts something to be hidden by, who has nothing yet. */
export async function makeNonces(db: Db, facts: readonly FactRow[]): Promise<void> {
  const persons = [...new Set(facts.flatMap(personsIn))];
  if (persons.length === 0) return;
  await sql`
    insert into platform.person_nonce (person, nonce)
    select * from unnest(${persons}::uuid[], ${persons.map(() => randomBytes(32))}::bytea[]) on conflict do nothing
  `.execute(opened(db));
}
