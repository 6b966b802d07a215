/** Numbers that look as if they came by chance, and come again from the same seed. */
export interface Chance {
  /** From 0 up to, not with, 1. */
  next(): number;
  /** A whole number from 0 up to, not with, the end. */
  upTo(end: number): number;
  oneOf<T>(list: readonly T[]): T;
}

/** The generator known as mulberry32: small, fast, and the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (end: number) => Math.floor(next() * end);
  return { next, upTo, oneOf: (list) => list[upTo(list.length)] as (typeof list)[number] };
}
