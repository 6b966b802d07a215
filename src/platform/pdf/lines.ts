import { type Face, printable } from './faces.ts';
import { type Span, spansOf, type Text, type Tone } from './blocks.ts';

/** How a text is set: sizes in points. */
export interface Setting {
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly colour: string;
  readonly face: Face;
  /** The face of what is strong in it. */
  readonly strong: Face;
}

/** A part of a line in one face. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly width: number;
  readonly href?: string | undefined;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** What lines are measured with. */
export interface Measure {
  widthOf(text: string, face: Face, size: number): number;
  has(face: Face, codePoint: number): boolean;
}

export const ink = '#211a28';
export const ink2 = '#5a5063';
export const logwood = '#642b74';

export const settings: Readonly<Record<Tone | 'title' | 'h2' | 'h3' | 'h4' | 'cell' | 'label' | 'foot', Setting>> = {
  title: { size: 25, leading: 28, colour: ink, face: 'read', strong: 'strong' },
  h2: { size: 14.5, leading: 18, colour: ink, face: 'strong', strong: 'strong' },
  h3: { size: 11.5, leading: 15, colour: ink, face: 'strong', strong: 'strong' },
  h4: { size: 9.5, leading: 13, colour: ink, face: 'label', strong: 'label' },
  read: { size: 10.8, leading: 15.5, colour: ink, face: 'read', strong: 'strong' },
  quoted: { size: 10.8, leading: 15.5, colour: ink, face: 'italic', strong: 'strong' },
  plain: { size: 9.5, leading: 13.5, colour: ink, face: 'plain', strong: 'label' },
  quiet: { size: 9, leading: 12.5, colour: ink2, face: 'plain', strong: 'label' },
  cell: { size: 9, leading: 12.5, colour: ink, face: 'plain', strong: 'label' },
  label: { size: 9, leading: 12.5, colour: ink, face: 'label', strong: 'label' },
  foot: { size: 8, leading: 11, colour: ink2, face: 'plain', strong: 'label' },
};

/**
 * Breaks a text into lines of at most a width.  They break after a space, a hyphen or a slash; a word that is wider than
 * the line breaks anywhere.
 */
export function linesOf(text: Text, setting: Setting, width: number, measure: Measure): Line[] {
  const words = spansOf(text).flatMap((span) => wordsOf(span, setting, measure));
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let filled = 0;
  const close = () => {
    lines.push({ pieces: joined(pieces), width: filled });
    [pieces, filled] = [[], 0];
  };
  for (const unit of unitsOf(words)) {
    if (unit === '\n') {
      close();
      continue;
    }
    const wide = widthOf(unit);
    const tight = wide - trailing(unit, setting, measure);
    if (filled > 0 && filled + tight > width) close();
    for (const piece of tight > width ? cut(unit, width, setting, measure) : unit) {
      if (filled > 0 && filled + piece.width - trailing([piece], setting, measure) > width) close();
      pieces.push(piece);
      filled += piece.width;
    }
  }
  if (pieces.length > 0 || lines.length === 0) close();
  return lines;
}

/** The width of the widest unbreakable part, and of the whole on one line. */
export function extentOf(
  text: Text,
  setting: Setting,
  measure: Measure,
): { readonly least: number; readonly most: number } {
  const units = unitsOf(spansOf(text).flatMap((span) => wordsOf(span, setting, measure)));
  let [least, most, line] = [0, 0, 0];
  for (const unit of units) {
    const wide = unit === '\n' ? 0 : widthOf(unit);
    if (unit !== '\n') least = Math.max(least, wide - trailing(unit, setting, measure));
    line = unit === '\n' ? 0 : line + wide;
    most = Math.max(most, line);
  }
  return { least, most };
}

type Word = Piece | '\n';

function wordsOf(span: Span, setting: Setting, measure: Measure): Word[] {
  const face = span.italic ? 'italic' : span.strong ? setting.strong : setting.face;
  const text = printable(span.text, (codePoint) => measure.has(face, codePoint));
  const href = span.href && /^(https?:\/\/|mailto:)/.test(span.href) ? span.href : undefined;
  return (text.match(/\n|[^ \n/-]*[/-]+ *|[^ \n/-]+ *| +/g) ?? []).map((word) =>
    word === '\n' ? word : { text: word, face, width: measure.widthOf(word, face, setting.size), href },
  );
}

/** Pieces between which no line may break: a strong word and the comma after it. */
function unitsOf(words: readonly Word[]): (Piece[] | '\n')[] {
  const units: (Piece[] | '\n')[] = [];
  for (const word of words) {
    const last = units.at(-1);
    if (word === '\n') units.push(word);
    else if (last && last !== '\n' && !/[ /-]$/.test(last.at(-1)!.text)) last.push(word);
    else units.push([word]);
  }
  return units;
}

/** A word that is wider than the line, letter by letter. */
function cut(unit: readonly Piece[], width: number, { size }: Setting, measure: Measure): Piece[] {
  return unit.flatMap((piece) => {
    const parts: Piece[] = [];
    let [text, filled] = ['', 0];
    const close = () => {
      if (text) parts.push({ ...piece, text, width: filled });
      [text, filled] = ['', 0];
    };
    for (const letter of piece.text) {
      const wide = measure.widthOf(letter, piece.face, size);
      if (filled + wide > width) close();
      text += letter;
      filled += wide;
    }
    close();
    return parts;
  });
}

const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { width }) => sum + width, 0);

/** How wide the space is with which a unit ends. */
function trailing(unit: readonly Piece[], { size }: Setting, measure: Measure): number {
  const last = unit.at(-1);
  const spaces = last ? last.text.length - last.text.trimEnd().length : 0;
  return spaces === 0 ? 0 : spaces * measure.widthOf(' ', last!.face, size);
}

/** Neighbours in one face are one piece, so that they are kerned and read as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.face === piece.face && last.href === piece.href) {
      found[found.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
    } else found.push(piece);
  }
  return found;
}
