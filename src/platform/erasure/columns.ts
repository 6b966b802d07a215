import { sql, type RawBuilder } from 'kysely';
import type { Act } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';
import { masksOf, type Mask, type Traces } from './masks.ts';

const opened = seeing<never>();

/** Columns in which people write what they like, by their table; `erasure.test.ts` in `src` knows of every other. */
export type Written = Readonly<Record<`${string}.${string}`, readonly string[]>>;

/** Masks somebody in texts that stay: their names and addresses go, and the sentence around them stands. */
export async function maskWritten({ db }: Pick<Act, 'db'>, written: Written, traces: Traces): Promise<void> {
  const masks = masksOf(traces);
  if (masks.length === 0) return;
  for (const [table, columns] of Object.entries(written)) await maskColumns(db, { table, columns }, masks);
}

/** Where to mask: in these columns of a table, and of all its rows unless told. */
export interface Place {
  readonly table: string;
  readonly columns: readonly string[];
  readonly which?: RawBuilder<unknown>;
}

/** Masks what is found in columns of a table. */
export async function maskColumns(
  db: Db,
  { table, columns, which = sql`true` }: Place,
  masks: readonly Mask[],
): Promise<void> {
  const refs = columns.map((column) => sql.ref(column));
  await sql`
    update ${sql.table(table)} set ${sql.join(refs.map((column) => sql`${column} = ${masked(column, masks)}`))}
    where ${which} and concat_ws(E'\n', ${sql.join(refs)}) ~ ${anyOf(masks)}
  `.execute(opened(db));
}

/** The text of a column as it is to be. */
export const masked = (column: RawBuilder<unknown>, masks: readonly Mask[]): RawBuilder<unknown> =>
  masks.reduce((text, { pattern, instead }) => sql`regexp_replace(${text}, ${pattern}, ${instead}, 'g')`, column);

/** Finds any of them. */
export const anyOf = (masks: readonly Mask[]): string => masks.map(({ pattern }) => pattern).join('|');
