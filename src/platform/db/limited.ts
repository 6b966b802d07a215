import { sql } from 'kysely';
import type { Statement } from './transaction.ts';

/**
 * `limit 50 offset 100`, as numbers in the text: given as values, they have PostgreSQL plan a statement anew each time it runs,
 * which was half of what the list of groups took.
 *
 * @throws RangeError for what is no whole number from 0 on
 */
export function limited(most: number, from = 0): Statement {
  for (const number of [most, from])
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of rows`);
  return from > 0 ? sql`limit ${sql.lit(most)} offset ${sql.lit(from)}` : sql`limit ${sql.lit(most)}`;
}
