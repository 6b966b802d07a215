import { quotedLines } from './quotations.ts';
import { signatureFrom } from './signatures.ts';

/** A stretch of a message's text: what its writer says, what they quote, and what stands beneath their name. */
export interface Stretch {
  readonly kind: 'said' | 'quoted' | 'signature';
  /** Whole lines, the last one without its line end. */
  readonly text: string;
}

/**
 * Cuts the text of a message into stretches, in their order; joined by line feeds they are the text again.  A line that announces a
 * quotation belongs to it.  Programs mark these things in many ways, so now and then a stretch is taken for another kind: fold it
 * on a page, and keep it at hand.
 */
export function foldedText(text: string): Stretch[] {
  const lines = text.split('\n');
  const quoted = quotedLines(lines);
  const kinds: Stretch['kind'][] = quoted.map((is) => (is ? 'quoted' : 'said'));
  for (const [from, to] of runsOf(quoted)) {
    const signature = from + signatureFrom(lines.slice(from, to));
    kinds.fill('signature', signature, to);
  }
  emptyLinesFollow(lines, kinds);
  return stretchesOf(lines, kinds);
}

/** What the writer newly says: without quotations and the lines that announce them, signature and notices.  Answers between quotations stay. */
export function visibleText(text: string): string {
  return foldedText(text)
    .filter(({ kind }) => kind === 'said')
    .map((stretch) => stretch.text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** From where to where lines are not quoted. */
function* runsOf(quoted: readonly boolean[]): Generator<[number, number]> {
  let from = 0;
  for (let index = 0; index <= quoted.length; index++) {
    if (index < quoted.length && !quoted[index]) continue;
    if (from < index) yield [from, index];
    from = index + 1;
  }
}

/** Empty lines go with what stands above them; those at the beginning, with what follows. */
function emptyLinesFollow(lines: readonly string[], kinds: Stretch['kind'][]): void {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first > 0) kinds.fill(kinds[first]!, 0, first);
  for (let index = 1; index < lines.length; index++)
    if (lines[index]!.trim() === '' && index > first) kinds[index] = kinds[index - 1]!;
}

function stretchesOf(lines: readonly string[], kinds: readonly Stretch['kind'][]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let index = 1; index <= lines.length; index++) {
    if (index < lines.length && kinds[index] === kinds[from]) continue;
    stretches.push({ kind: kinds[from]!, text: lines.slice(from, index).join('\n') });
    from = index;
  }
  return stretches;
}
