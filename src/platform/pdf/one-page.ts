import { fileOfFace, type Face } from './faces.ts';
import type { Element } from './sheet.ts';
import { openPdf, type Paper, type PdfDocument } from './pdf.ts';

/** One page that is laid out freely, such as a poster; read out in the order in which it is drawn. Lengths are points. */
export interface Page {
  readonly width: number;
  readonly height: number;
  /** A heading or a paragraph, line by line. */
  text(kind: 'H1' | 'H2' | 'P', lines: readonly string[], at: Placed): void;
  /** A drawing, and what it shows for whoever does not see it. */
  figure(path: string, alt: string, at: Pick<Placed, 'x' | 'y'> & { readonly scale: number }): void;
  /** What repeats or adorns, and is not read out. */
  aside(draw: (aside: Aside) => void): void;
}

export interface Placed {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly x: number;
  /** Of the first baseline. */
  readonly y: number;
  /** From one baseline to the next; the size times 1.2 unless told. */
  readonly leading?: number;
}

export interface Aside {
  rule(from: readonly [x: number, y: number], to: readonly [x: number, y: number], look: Rule): void;
  /** A line that is read upwards, from the bottom of the page. */
  upwards(line: string, at: Placed): void;
}

interface Rule {
  readonly colour: string;
  readonly width: number;
  /** Length of each dash; a whole line unless told. */
  readonly dash?: number;
}

type Described = Pick<PdfDocument, 'title' | 'author' | 'language' | 'at'> & { readonly paper: Paper };

/** A tagged PDF of one page; the same drawing gives the same bytes. */
export async function onePage(described: Described, draw: (page: Page) => void): Promise<Uint8Array> {
  const pdf = openPdf(described);
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  draw(pageOf(pdf, root));
  root.end();
  pdf.end();
  return whole;
}

function pageOf(pdf: ReturnType<typeof openPdf>, root: Element): Page {
  const known = new Set<Face>();
  const setIn = ({ face, size, colour }: Pick<Placed, 'face' | 'size' | 'colour'>) => {
    if (!known.has(face)) pdf.registerFont(face, fileOfFace(face));
    known.add(face);
    pdf.font(face).fontSize(size).fillColor(colour);
  };
  const written = (line: string, x: number, y: number) =>
    pdf.text(line, x, y, { lineBreak: false, baseline: 'alphabetic' });
  const element = (kind: string, draw: () => void, options = {}) => {
    const made = pdf.struct(kind, options, draw);
    root.add(made);
    made.end();
  };
  const aside: Aside = {
    rule([x, y], to, { colour, width, dash }) {
      pdf
        .moveTo(x, y)
        .lineTo(...to)
        .lineWidth(width)
        .strokeColor(colour);
      if (dash) pdf.dash(dash, {});
      pdf.stroke().undash();
    },
    upwards(line, at) {
      pdf.save().rotate(-90, { origin: [at.x, at.y] });
      setIn(at);
      written(line, at.x, at.y);
      pdf.restore();
    },
  };
  return {
    width: pdf.page.width,
    height: pdf.page.height,
    text: (kind, lines, at) =>
      element(kind, () => {
        setIn(at);
        // The space at the end of a line is for whoever has it read out, or copies it.
        lines.forEach((line, index) =>
          written(index < lines.length - 1 ? `${line} ` : line, at.x, at.y + index * (at.leading ?? at.size * 1.2)),
        );
      }),
    figure: (path, alt, { x, y, scale }) =>
      element('Figure', () => pdf.save().translate(x, y).scale(scale).path(path).fill('#000000').restore(), { alt }),
    aside(draw) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw(aside);
      pdf.endMarkedContent();
    },
  };
}
