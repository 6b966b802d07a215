import { sql } from 'kysely';
import type { Statement } from './transaction.ts';

/** What our own pages ask for. Other numbers come from outside, and each would be a statement of its own to every connection. */
const usual: ReadonlySet<number> = new Set([12, 50, 100, 200]);

/**
 * `limit 50`, as a number in the text: given as a value, it has PostgreSQL plan a statement anew each time it runs, which was
 * half of what the list of groups took.
 */
export const limited = (most: number, from = 0): Statement =>
  from === 0 && usual.has(most) ? sql`limit ${sql.lit(most)}` : sql`limit ${most} offset ${from}`;
