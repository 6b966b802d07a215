/** Several values of bytes laid end to end, so that they travel as they are: within an array PostgreSQL is sent two letters for each byte. */
export interface Pieces {
  readonly bytes: Buffer;
  /** Where each begins, from 1, as `substring(bytes from start for size)` counts. */
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
}

/** Lays pieces end to end; at most 1 GB, which is what a statement takes. */
export function piecesOf(parts: readonly Uint8Array[]): Pieces {
  let start = 1;
  const starts = parts.map(({ length }) => (start += length) - length);
  return { bytes: Buffer.concat(parts), starts, sizes: parts.map(({ length }) => length) };
}
