/** Rows that come page by page, as whoever reads them asks for more: however many there are, one page lies in memory. */
export type Paged<Row = unknown> = AsyncIterable<readonly Row[]>;

/**
 * @param page gives the rows behind this one, or the first; nothing when it was the last
 * @param shown what of a row is given on
 */
export async function* inPages<Row, Shown>(
  page: (after: Row | undefined) => Promise<readonly Row[]>,
  shown: (row: Row) => Shown,
): AsyncGenerator<readonly Shown[]> {
  for (let rows = await page(undefined); rows.length > 0; rows = await page(rows.at(-1))) yield rows.map(shown);
}
