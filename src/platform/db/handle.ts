import type { Kysely } from 'kysely';

declare const handle: unique symbol;

/**
 * A place to read from and write to: the pool, or one transaction.
 *
 * It is opaque.  Only the `tables.ts` of a capability can open it, with `seeing`, and then it shows that capability's
 * own tables and no others.
 */
export type Db = { readonly [handle]: true };

/** Opens a handle on the tables of one capability: `export const charters = seeing<Tables>()`. */
export const seeing =
  <Tables>() =>
  (db: Db): Kysely<Tables> =>
    db as unknown as Kysely<Tables>;
