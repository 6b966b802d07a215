import { sql } from 'kysely';

/** How a statement begins that is given no name. */
export const anewMark = '/* planned anew */';

/**
 * Begins a statement that is planned each time, for the values that it is given.  For those alone whose best plan hangs on the values: what
 * is common or rare, one list or sixty.  A plan for any values took ten times as long to find a word.
 */
export const plannedAnew = sql.raw(anewMark);
