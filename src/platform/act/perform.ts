import { sql } from 'kysely';
import { seeing, type Database, type Db } from '../db/index.ts';
import type { Fact } from '../facts/fact.ts';
import { dayOf } from '../time/index.ts';
import type { Act, Actor, Grants, PersonId } from './model.ts';

/** Performs the work as one act in one transaction, and gives what the work gives. */
export type Perform = <T>(actor: Actor, work: (act: Act) => Promise<T>) => Promise<T>;

/**
 * The only way to a transaction.  Facts are written with the work that they tell of, or not at all.
 *
 * @param onFacts called after a commit that recorded facts, so that reactions need not wait for the next look
 */
export function performer(database: Database, zone: string, onFacts: () => void = () => {}): Perform {
  return async (actor, work) => {
    let recorded = false;
    const result = await database.transaction(async (db) => {
      const facts: Fact[] = [];
      const today = dayOf(actor.at, zone);
      const act: Act = { by: actor.by, at: actor.at, today, zone, db, grants: actor.grants, record: (fact) => void facts.push(fact) };
      const done = await work(act);
      recorded = facts.length > 0;
      if (recorded) await write(db, act.at, act.by, facts);
      return done;
    });
    if (recorded) onFacts();
    return result;
  };
}

/** The system itself as an actor: it holds every grant that the work names. */
export function theSystem(at: Date, grants: Grants = new Set()): Actor {
  return { by: null, at, grants };
}

const opened = seeing<never>();

async function write(db: Db, at: Date, by: PersonId | null, facts: readonly Fact[]): Promise<void> {
  const kinds = facts.map((fact) => fact.kind);
  const bodies = facts.map(({ kind: _, ...body }) => JSON.stringify(body));
  await sql`
    insert into platform.fact (at, kind, by_person, body)
    select ${at}, kind, ${by}, body::jsonb
    from unnest(${kinds}::text[], ${bodies}::text[]) as fact (kind, body)
  `.execute(opened(db));
}
