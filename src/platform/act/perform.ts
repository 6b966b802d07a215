import { sql } from 'kysely';
import { seeing, type Database, type Db } from '../db/index.ts';
import type { Fact } from '../facts/fact.ts';
import { dayOf } from '../time/index.ts';
import type { Act, Actor, Grants } from './model.ts';

/** Performs the work as one act in one transaction, and gives what the work gives. */
export type Perform = <T>(actor: Actor, work: (act: Act) => Promise<T>) => Promise<T>;

/**
 * The only way to a transaction.  Facts are written with the work that they tell of, or not at all.
 *
 * @param onCommit called after each commit, and told whether facts were recorded, so that reactions need not wait
 */
export function performer(database: Database, zone: string, onCommit: (hasFacts: boolean) => void = () => {}): Perform {
  return async (actor, work) => {
    const today = dayOf(actor.at, zone);
    let facts: Fact[] = [];
    const result = await database.transaction(
      (db) => {
        facts = [];
        const record = (fact: Fact) => void facts.push(fact);
        return work({ by: actor.by, at: actor.at, today, zone, db, grants: actor.grants, record });
      },
      (db) => (facts.length > 0 ? write(db, actor, facts) : undefined),
    );
    onCommit(facts.length > 0);
    return result;
  };
}

/** The system itself as an actor: it holds every grant that the work names. */
export function theSystem(at: Date, grants: Grants = new Set()): Actor {
  return { by: null, at, grants };
}

const opened = seeing<never>();

async function write(db: Db, { at, by }: Actor, facts: readonly Fact[]): Promise<void> {
  const kinds = facts.map((fact) => fact.kind);
  const bodies = facts.map(({ kind: _, ...body }) => JSON.stringify(body));
  await sql`
    insert into platform.fact (at, kind, by_person, body)
    select ${at}, kind, ${by}, body::jsonb
    from unnest(${kinds}::text[], ${bodies}::text[]) as fact (kind, body)
  `.execute(opened(db));
}
