import type { Face } from './face.ts';

/** What a face can write of a text: the letters that it has not are left out, with the gaps that they leave. */
export function writable(text: string, face: Face): string {
  const kept = [...text.normalize('NFC')].filter((letter) => /\s/.test(letter) || face.has(letter));
  return kept.join('').replace(/\s+/g, ' ').trim();
}

/** A text broken into lines. */
export interface Broken {
  readonly lines: readonly string[];
  readonly size: number;
}

/**
 * Breaks a text at its spaces into lines of at most `width`, as large as one of the sizes allows; a word that is wider than a line
 * is broken where it has to be.  What finds no place in the smallest size ends in an ellipsis.
 *
 * @param sizes the largest first, each with how many lines it may have
 */
export function broken(
  text: string,
  face: Face,
  { width, sizes }: { width: number; sizes: readonly (readonly [size: number, mostLines: number])[] },
): Broken {
  for (const [size, mostLines] of sizes) {
    const lines = linesOf(text, face, width / size);
    if (lines.length <= mostLines) return { lines, size };
  }
  const [size, mostLines] = sizes.at(-1)!;
  const kept = linesOf(text, face, width / size).slice(0, mostLines);
  return { size, lines: [...kept.slice(0, -1), shortened(kept.at(-1) ?? '', face, width / size)] };
}

function linesOf(text: string, face: Face, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => piecesOf(each, face, width))) {
    if (line && face.widthOf(`${line} ${word}`) > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}

function piecesOf(word: string, face: Face, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece && face.widthOf(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return piece ? [...pieces, piece] : pieces;
}

/** Whole words, as many as there is room for with what says that more would follow; of one that is too wide, its letters. */
function shortened(line: string, face: Face, width: number): string {
  const fits = (text: string) => face.widthOf(`${text} …`) <= width;
  const words = line.trimEnd().split(' ');
  while (words.length > 1 && !fits(words.join(' '))) words.pop();
  const letters = [...words.join(' ')];
  while (letters.length > 0 && !fits(letters.join(''))) letters.pop();
  return `${letters.join('')} …`;
}
