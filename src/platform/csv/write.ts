import { stringify } from 'csv-stringify/sync';

/** An empty cell is null. */
type Cell = string | number | null;

/**
 * A table as a file that spreadsheets open: UTF-8 with a mark, a header, and an apostrophe before each cell that they would
 * take for a formula.
 */
export function writtenTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    bom: true,
  });
}
