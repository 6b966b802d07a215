import { sql } from 'kysely';
import type { Database, Statement } from '../db/index.ts';
import type { Fact } from '../facts/fact.ts';
import { dayOf } from '../time/index.ts';
import type { Act, Actor, Grants } from './model.ts';

/** Performs the work as one act in one transaction, and gives what the work gives. */
export type Perform = <T>(actor: Actor, work: (act: Act) => Promise<T>) => Promise<T>;

/** What an act leaves for its end. */
interface Remainder {
  readonly facts: Fact[];
  readonly statements: Statement[];
  readonly explanations: ((error: unknown) => void)[];
}

/**
 * The only way to a transaction.  Facts are written with the work that they tell of, or not at all.
 *
 * @param onCommit called after each commit, and told whether facts were recorded, so that reactions need not wait
 */
export function performer(database: Database, zone: string, onCommit: (hasFacts: boolean) => void = () => {}): Perform {
  return async (actor, work) => {
    const today = dayOf(actor.at, zone);
    let left: Remainder = nothingLeft();
    try {
      const result = await database.transaction(
        (db) => {
          left = nothingLeft();
          return work({ by: actor.by, at: actor.at, today, zone, db, grants: actor.grants, ...notingIn(left) });
        },
        () => (left.facts.length > 0 ? [...left.statements, writing(actor, left.facts)] : left.statements),
      );
      onCommit(left.facts.length > 0);
      return result;
    } catch (error) {
      for (const explain of left.explanations) explain(error);
      throw error;
    }
  };
}

/** The system itself as an actor: it holds every grant that the work names. */
export function theSystem(at: Date, grants: Grants = new Set()): Actor {
  return { by: null, at, grants };
}

const nothingLeft = (): Remainder => ({ facts: [], statements: [], explanations: [] });

const notingIn = ({ facts, statements, explanations }: Remainder): Pick<Act, 'record' | 'lastly'> => ({
  record: (fact) => void facts.push(fact),
  lastly(statement, explain) {
    statements.push(statement);
    if (explain) explanations.push(explain);
  },
});

function writing({ at, by }: Actor, facts: readonly Fact[]): Statement {
  const kinds = facts.map((fact) => fact.kind);
  const bodies = facts.map(({ kind: _, ...body }) => JSON.stringify(body));
  return sql`
    insert into platform.fact (at, kind, by_person, body)
    select ${at}, kind, ${by}, body::jsonb
    from unnest(${kinds}::text[], ${bodies}::text[]) as fact (kind, body)
    -- The transaction has its number before the first fact gets one: see platform/facts/horizon.ts.
    where pg_current_xact_id() is not null
  `;
}
