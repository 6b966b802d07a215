import type { Coded } from '../model.ts';

const yes = new Set(['y', 'yes', 'true', 't', '1', 'x', 'on', 'checked', 'suspended', 'optout', 'optedout']);
const no = new Set(['', 'n', 'no', 'false', 'f', '0', '-', 'off', 'none', 'active', 'null']);

/** A flag as systems write it; undefined when it is neither. Blank is no. */
export function readYesNo(said: string): boolean | undefined {
  const word = said.toLowerCase().replace(/[\s-]/g, '');
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** A value without surrounding space; line ends within become a space, or a comma where the lines are lines of an address. */
export function tidy(said: string, inLines = false): string {
  const text = said.startsWith('="') && said.endsWith('"') ? said.slice(2, -1) : said;
  if (plain.test(text)) return text;
  return text
    .replace(/\s*[\r\n]+\s*/g, inLines ? ', ' : ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

// Nothing to tidy: no space at either end, none doubled, no letter that could be written in two ways.
const plain = /^(?:[!-~](?: ?[!-~])*)?$/;

/** Finds a code by itself or by its label, whatever the case; else the code that is most like what was said. */
export function codeFinder(
  list: readonly Coded[],
): (said: string) => { readonly code?: string; readonly like?: string } {
  const byWord = new Map<string, string>();
  for (const { code, label, also = [] } of list)
    for (const word of [...also, label, code]) byWord.set(wordOf(word), code);
  if (list.length === 0) return (said) => ({ code: said });
  const known = new Map<string, { code?: string; like?: string }>();
  return (said) => {
    let found = known.get(said);
    if (!found) {
      const code = byWord.get(wordOf(said));
      const like = code === undefined ? nearest(wordOf(said), [...byWord.keys()]) : undefined;
      found = code !== undefined ? { code } : like !== undefined ? { like: byWord.get(like)! } : {};
      if (known.size < 5_000) known.set(said, found);
    }
    return found;
  };
}

const wordOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

function nearest(word: string, words: readonly string[]): string | undefined {
  const most = word.length <= 4 ? 1 : 2;
  return words
    .map((other) => ({ other, far: distance(word, other) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)[0]?.other;
}

/** How many letters must be changed, added or left out to get from one word to the other; words beyond 40 letters are cut. */
function distance(from: string, to: string): number {
  const [a, b] = [from.slice(0, 40), to.slice(0, 40)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
