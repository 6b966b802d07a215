import type PDFDocument from 'pdfkit';
import { faces, fileOfFace, type Face } from './faces.ts';
import { ink, logwood, type Line, type Measure, type Piece, type Setting } from './lines.ts';

type Pdf = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Pdf['struct']>;

/** Where a drawing may pause, so that the process can answer others meanwhile. */
export type Drawing = Generator<void, void, void>;

/** Where the next thing is drawn, page after page. Lengths are points, from the top left corner. */
export interface Sheet {
  readonly pdf: Pdf;
  readonly measure: Measure;
  /** First and second indention, and the right edge. */
  readonly first: number;
  readonly second: number;
  readonly right: number;
  /** How high a page is between its margins. */
  readonly height: number;
  /** How far down the page the drawing has come. */
  readonly y: number;
  /** Goes down, unless nothing stands on the page yet. */
  space(height: number): void;
  /** Goes to the next page when less than this is left. */
  keep(height: number): void;
  turn(): void;
  /** Draws lines as the content of an element, on as many pages as they need. */
  lines(element: Element, lines: readonly Line[], place: Place): void;
  /** Goes down by what was drawn beside one another. */
  down(height: number): void;
  /** How much is left on the page. */
  left(): number;
  /** A rule across, which is no content. */
  rule(heavy: boolean): void;
}

export interface Place {
  readonly setting: Setting;
  readonly x: number;
  /** The lines end here rather than begin at x. */
  readonly until?: number | undefined;
}

const margin = { top: 62, bottom: 66 };

export function openSheet(pdf: Pdf): Sheet {
  const first = 58;
  const right = pdf.page.width - 58;
  const bottom = pdf.page.height - margin.bottom;
  let y = margin.top;
  const sheet: Sheet = {
    pdf,
    measure: openMeasure(pdf),
    first,
    second: first + 98,
    right,
    height: bottom - margin.top,
    get y() {
      return y;
    },
    space: (height) => {
      if (y > margin.top) y += height;
    },
    keep: (height) => {
      if (y + height > bottom && y > margin.top) sheet.turn();
    },
    turn: () => {
      pdf.addPage();
      y = margin.top;
    },
    lines: (element, lines, place) => {
      for (let from = 0; from < lines.length;) {
        sheet.keep(place.setting.leading);
        const fit = Math.max(1, Math.floor((bottom - y) / place.setting.leading + 0.001));
        drawLines(pdf, element, lines.slice(from, from + fit), { ...place, y });
        y += Math.min(fit, lines.length - from) * place.setting.leading;
        from += fit;
      }
    },
    down: (height) => {
      y += height;
    },
    left: () => bottom - y,
    rule: (heavy) => {
      drawRule(pdf, { x: first, until: right, y }, heavy);
    },
  };
  return sheet;
}

/** An element of this kind, at its place; whoever opens it ends it. */
export function opened({ pdf }: Sheet, parent: Element, kind: string): Element {
  const element = pdf.struct(kind);
  parent.add(element);
  return element;
}

export function drawn(sheet: Sheet, parent: Element, kind: string, draw: (element: Element) => void): void {
  const element = opened(sheet, parent, kind);
  draw(element);
  element.end();
}

/** Draws lines that fit on the page, from `y` downwards. */
export function drawLines(pdf: Pdf, element: Element, lines: readonly Line[], place: Place & { readonly y: number }) {
  const { setting, x, until } = place;
  const baseline = place.y + setting.leading * 0.72;
  const placed = lines.flatMap((line, index) => {
    let at = until === undefined ? x : until - line.width;
    return line.pieces.map((piece) => {
      const found = { ...piece, x: at, y: baseline + index * setting.leading };
      at += piece.width;
      return found;
    });
  });
  for (const run of runsOf(placed)) {
    const href = run[0]?.href;
    if (href) drawLink(pdf, element, run, setting, href);
    else element.add(() => run.forEach((piece) => drawPiece(pdf, piece, setting, setting.colour)));
  }
}

interface Placed extends Piece {
  readonly x: number;
  readonly y: number;
}

/** What stands together and leads to the same address, or to none. */
function runsOf(pieces: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && last[0]!.href === piece.href) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

function drawLink(pdf: Pdf, element: Element, run: readonly Placed[], setting: Setting, href: string): void {
  const link = pdf.struct('Link');
  element.add(link);
  link.add(() => run.forEach((piece) => drawPiece(pdf, piece, setting, logwood)));
  for (const { x, y, width, text } of run) {
    const options = { structParent: link, Contents: new String(text.trim()) };
    pdf.link(x, y - setting.size, width, setting.leading, href, options as never);
  }
  link.end();
}

function drawPiece(pdf: Pdf, { text, face, x, y }: Placed, { size }: Setting, colour: string): void {
  pdf.font(face).fontSize(size).fillColor(colour);
  pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
}

/** A rule is for the eye: whoever has the page read out is not told of it. */
function drawRule(pdf: Pdf, at: { x: number; until: number; y: number }, heavy: boolean): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .moveTo(at.x, at.y)
    .lineTo(at.until, at.y)
    .lineWidth(heavy ? 1.2 : 0.4)
    .strokeColor(heavy ? ink : '#b9aec1')
    .stroke();
  pdf.endMarkedContent();
}

/** Words come again and again: each is measured once in each face. */
function openMeasure(pdf: Pdf): Measure {
  const widths = new Map(faces.map((face) => [face, new Map<string, number>()]));
  for (const face of faces) pdf.registerFont(face, fileOfFace(face));
  return {
    widthOf: (text, face, size) => {
      const known = widths.get(face)!;
      let width = known.get(text);
      if (width === undefined) {
        width = pdf.font(face).fontSize(1000).widthOfString(text);
        known.set(text, width);
      }
      return (width * size) / 1000;
    },
    has: (face, codePoint) => fontOf(pdf, face).hasGlyphForCodePoint(codePoint),
  };
}

/** The font behind a face; the types of pdfkit do not tell of it. */
function fontOf(pdf: Pdf, face: Face): { hasGlyphForCodePoint(codePoint: number): boolean } {
  return (pdf.font(face) as unknown as { _font: { font: ReturnType<typeof fontOf> } })._font.font;
}
