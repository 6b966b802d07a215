import type { TextOfBody } from '../model.ts';
import { fieldsOf } from './corpus.ts';
import { keyOf, plainWord, writtenIn, type Reader } from './words-in.ts';

/**
 * The telling words and phrases that stand in a body's text, as they stand there, the weightiest first, at most eight.  A
 * word that stands in a phrase already shown is not repeated, and one that tells far less than the first is left out: beside
 * “seed exchange”, “library” is noise, and alone it is better than nothing.
 *
 * @param telling what to look for, and how much each weighs
 */
export function sharedWords(body: TextOfBody, telling: ReadonlyMap<string, number>, read: Reader): string[] {
  const shared = new Map<string, { written: string; weight: number }>();
  for (const { text } of fieldsOf(body)) {
    for (const term of read(text)) {
      const weight = telling.get(keyOf(term));
      if (weight !== undefined && !shared.has(keyOf(term))) {
        shared.set(keyOf(term), { written: writtenIn(text, term), weight });
      }
    }
  }
  const shown: string[] = [];
  const inOrder = [...shared.values()].sort((one, other) => other.weight - one.weight);
  for (const { written, weight } of inOrder) {
    if (weight < inOrder[0]!.weight * leastOfFirst) break;
    if (shown.length < mostWords && !shown.some((other) => contains(other, written))) shown.push(written);
  }
  return shown;
}

/** Whether the body's text has any of the terms, however common. */
export function sharesAny(body: TextOfBody, terms: ReadonlySet<string>, read: Reader): boolean {
  return fieldsOf(body).some(({ text }) => read(text).some((term) => terms.has(keyOf(term))));
}

const mostWords = 8;
const leastOfFirst = 0.45;

const contains = (phrase: string, word: string): boolean => ` ${plainWord(phrase)} `.includes(` ${plainWord(word)} `);
