import type { Db, Statement } from '../db/index.ts';
import type { Fact } from '../facts/fact.ts';
import type { CalendarDay } from '../time/index.ts';

/** A random id of a person; `null` stands for the system itself, or for someone who has not signed in. */
export type PersonId = string;

/** Opaque words for what someone may do, as `roll.import` or `docket.vote@COO`. */
export type Grants = ReadonlySet<string>;

/** Who looks, at which instant, and where to read. */
export interface Visit {
  readonly by: PersonId | null;
  /** One instant for the whole visit; nothing reads a clock of its own. */
  readonly at: Date;
  /** The day on which `at` falls in the association's time zone. */
  readonly today: CalendarDay;
  /** The association's time zone, an IANA name. */
  readonly zone: string;
  readonly db: Db;
  readonly grants: Grants;
}

/** Who acts, when, and in which transaction; every command is given one. */
export interface Act extends Visit {
  /** Notes a fact; it is written just before the transaction commits. */
  record(fact: Fact): void;
  /**
   * Keeps a statement for the end, when nothing else in the act reads what it writes: it leaves together with the facts and
   * the commit.  If it fails, nothing is committed.
   *
   * @param explain is given what made the act fail, and may throw something else in its place
   */
  lastly(statement: Statement, explain?: (error: unknown) => void): void;
}

/** Who acts and when: what an act is made of, but for the transaction. */
export type Actor = Pick<Visit, 'by' | 'at' | 'grants'>;
