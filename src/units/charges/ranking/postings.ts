import type { Term } from './words-in.ts';

/**
 * Which bodies have which term, and how heavily.  Numbers only, in flat arrays: most phrases occur once, and an object for
 * each of half a million would take twenty times the memory.
 */
export interface Index {
  /** Stem → its number. */
  readonly words: ReadonlyMap<string, number>;
  /** The numbers of all terms, ascending. */
  readonly terms: Float64Array;
  /** Where the postings of each term start; one more than there are terms. */
  readonly starts: Uint32Array;
  readonly bodies: Uint32Array;
  readonly weights: Float32Array;
}

/** Where the postings of a term stand. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const nowhere: Span = { start: 0, end: 0 };

/** The postings of a term; an empty span for an unknown one. */
export function postingsOf({ words, terms, starts }: Index, term: Term): Span {
  const number = numberOf(words, term);
  const at = number === undefined ? -1 : placeIn(terms, number);
  return at < 0 ? nowhere : { start: starts[at]!, end: starts[at + 1]! };
}

/** A part of a body's text, whose words count alike. */
export interface Weighed {
  readonly weight: number;
  /** The numbers of its terms. */
  readonly terms: Float64Array;
}

/** Numbers terms, and makes an index of them. */
export function openCounter() {
  const words = new Map<string, number>();

  function numbered(term: Term): number {
    // Numbers begin at 1, so that no phrase has the number of a word.
    if (!words.has(term.stem)) words.set(term.stem, words.size + 1);
    return numberOf(words, term)!;
  }

  return {
    number: (terms: readonly Term[]): Float64Array => Float64Array.from(terms, numbered),
    /** The index of texts; the first is body 0. */
    index(texts: readonly (readonly Weighed[])[]): Index {
      const terms = distinct(texts);
      return { words, terms, ...postings(texts, terms) };
    },
  };
}

/** Room for so many different words; a phrase is numbered by its two words. */
const mostWords = 2 ** 26;

function numberOf(words: ReadonlyMap<string, number>, { before, stem }: Term): number | undefined {
  const word = words.get(stem);
  if (before === undefined || word === undefined) return word;
  const first = words.get(before);
  return first === undefined ? undefined : first * mostWords + word;
}

/** The numbers of all terms, ascending, each once. */
function distinct(texts: readonly (readonly Weighed[])[]): Float64Array {
  const parts = texts.flat();
  const all = new Float64Array(parts.reduce((sum, { terms }) => sum + terms.length, 0));
  let filled = 0;
  for (const { terms } of parts) {
    all.set(terms, filled);
    filled += terms.length;
  }
  all.sort();
  return all.filter((number, at) => at === 0 || number !== all[at - 1]);
}

function postings(
  texts: readonly (readonly Weighed[])[],
  terms: Float64Array,
): Pick<Index, 'starts' | 'bodies' | 'weights'> {
  const counted = texts.map((fields) => placesIn(fields, terms));
  const starts = new Uint32Array(terms.length + 1);
  for (const { places } of counted) for (const place of places) starts[place + 1]!++;
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;

  const next = starts.slice();
  const bodies = new Uint32Array(starts.at(-1)!);
  const weights = new Float32Array(bodies.length);
  for (const [body, { places, weights: each }] of counted.entries()) {
    for (const [at, place] of places.entries()) {
      const slot = next[place]!++;
      bodies[slot] = body;
      weights[slot] = each[at]!;
    }
  }
  return { starts, bodies, weights };
}

/** The different terms of one body, as places among all terms, and how heavily each counts. */
function placesIn(fields: readonly Weighed[], all: Float64Array): { places: Uint32Array; weights: Float32Array } {
  const counts = new Map<number, number>();
  for (const { weight, terms } of fields) {
    for (const number of terms) counts.set(number, (counts.get(number) ?? 0) + weight);
  }
  const places = Uint32Array.from(counts.keys(), (number) => placeIn(all, number));
  return { places, weights: Float32Array.from(counts.values()) };
}

/** Where the number stands in the ascending ones, or -1. */
function placeIn(ascending: Float64Array, number: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle]!;
    if (found === number) return middle;
    if (found < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
