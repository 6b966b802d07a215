/** A piece of a text: in both, in the earlier one only, or in the later one only. */
export interface Piece {
  readonly kind: 'kept' | 'gone' | 'come';
  readonly text: string;
}

/** Two lists side by side: an index in each where they agree, else in one of them. */
type Step = readonly [before: number, after: number] | readonly [before: number, after: null] | readonly [null, number];

/**
 * What was taken out of a text and what was put in, word by word; of each place first what is gone.  The pieces that are kept
 * or gone make up the earlier text, those that are kept or come the later one, to the letter.
 */
export function changesBetween(before: string, after: string): Piece[] {
  const [earlier, later] = [wordsOf(before), wordsOf(after)];
  const pieces = alignment(
    earlier.map(({ word }) => word),
    later.map(({ word }) => word),
  ).flatMap(([from, to]) => piecesOf(from === null ? undefined : earlier[from], to === null ? undefined : later[to]));
  return merged(pieces);
}

/** A word with the blank before it. Blanks alone do not make two texts differ in their words. */
interface Word {
  readonly blank: string;
  readonly word: string;
}

/** The last word is empty, and carries the blank at the end of the text. */
function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(/(\s*)(\S+)/g)].map(([, blank = '', word = '']) => ({ blank, word }));
  return [...words, { blank: text.slice(text.trimEnd().length), word: '' }];
}

function piecesOf(earlier: Word | undefined, later: Word | undefined): Piece[] {
  if (earlier && later) {
    const { word } = earlier;
    if (earlier.blank === later.blank) return [{ kind: 'kept', text: earlier.blank + word }];
    return [
      { kind: 'gone', text: earlier.blank },
      { kind: 'come', text: later.blank },
      { kind: 'kept', text: word },
    ];
  }
  if (earlier) return [{ kind: 'gone', text: earlier.blank + earlier.word }];
  return later ? [{ kind: 'come', text: later.blank + later.word }] : [];
}

/** What is kept, and what was changed right after it. */
interface Run {
  kept: string;
  gone: string;
  come: string;
}

/**
 * Neighbours of a kind become one piece; between two that are kept, what is gone stands before what has come.  A word or two that
 * are kept by chance, between longer changes, are told as changed with them: they would only make it harder to read.
 */
function merged(pieces: readonly Piece[]): Piece[] {
  const runs: Run[] = [{ kept: '', gone: '', come: '' }];
  for (const { kind, text } of pieces) {
    if (kind === 'kept' && changed(runs.at(-1)!) > 0) {
      joinRuns(runs);
      runs.push({ kept: '', gone: '', come: '' });
    }
    runs.at(-1)![kind] += text;
  }
  joinRuns(runs);
  return runs.flatMap((run) =>
    (['kept', 'gone', 'come'] as const).flatMap((kind) => (run[kind] ? [{ kind, text: run[kind] }] : [])),
  );
}

const changed = ({ gone, come }: Run): number => Math.max(gone.length, come.length);

/** Joins the last run to the one before, as long as what they keep between them is shorter than either change. */
function joinRuns(runs: Run[]): void {
  for (let last = runs.at(-1), before = runs.at(-2); last && before; last = before, before = runs.at(-2)) {
    if (last.kept.length > Math.min(changed(before), changed(last))) return;
    before.gone += last.kept + last.gone;
    before.come += last.kept + last.come;
    runs.pop();
  }
}

/** Above so many pairs (2,000 words against 2,000) what lies between the common ends is held to be all new: 8 MB, and 20 ms. */
const mostPairsOfWords = 4_000_000;

/** Sets two lists side by side so that as much as possible agrees, unless there are too many pairs; in the order of both. */
export function alignment(before: readonly string[], after: readonly string[], mostPairs = mostPairsOfWords): Step[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const [rows, columns] = [before.length - start - end, after.length - start - end];
  const middle =
    rows * columns > mostPairs
      ? [...all(rows, (row): Step => [row, null]), ...all(columns, (column): Step => [null, column])]
      : longestCommon(before.slice(start, start + rows), after.slice(start, start + columns));
  return [
    ...all(start, (index): Step => [index, index]),
    ...middle.map(([from, to]) => [from === null ? null : from + start, to === null ? null : to + start] as Step),
    ...all(end, (index): Step => [start + rows + index, start + columns + index]),
  ];
}

const all = (count: number, step: (index: number) => Step): Step[] =>
  Array.from({ length: count }, (_, index) => step(index));

/** The textbook's table of longest common subsequences, walked from the front. */
function longestCommon(before: readonly string[], after: readonly string[]): Step[] {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));

  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const both = row < before.length && column < after.length;
    if (both && before[row] === after[column]) steps.push([row++, column++]);
    else if (column === after.length || (both && at(row + 1, column) >= at(row, column + 1))) steps.push([row++, null]);
    else steps.push([null, column++]);
  }
  return steps;
}
