import { Readable } from 'node:stream';
import { setImmediate as others } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Block, Text } from './blocks.ts';
import { drawBlock, drawTitle } from './drawing.ts';
import { linesOf, settings } from './lines.ts';
import { openSheet, type Element, type Sheet } from './sheet.ts';

/** A document as it is drawn: the same one gives the same bytes. */
export interface PdfDocument {
  readonly title: string;
  /** One line under the title. */
  readonly lede?: Text | undefined;
  /** A BCP 47 tag, as `en-US`; it says whether the paper is letter or A4, too. */
  readonly language: string;
  /** Who speaks in it: the association, a body of it. */
  readonly author: string;
  /** The instant for which it holds, never the one at which it is drawn. */
  readonly at: Date;
  /** Stands at the foot of each page, beside its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

/**
 * A tagged PDF: title, language, a tree of headings, paragraphs, lists and tables, bookmarks, the faces of the look
 * embedded, and the number of each page.  The process goes on to answer others while it is drawn, and stops drawing when
 * nobody takes it any more.
 */
export function pdfOf(document: PdfDocument): ReadableStream<Uint8Array> {
  const pdf = openPdf(document);
  draw(pdf, document).then(
    (whole) => whole && pdf.end(),
    (error: unknown) => pdf.destroy(error as Error),
  );
  return Readable.toWeb(pdf as unknown as Readable) as ReadableStream<Uint8Array>;
}

/** The same as bytes, for what is kept or sent along. */
export async function pdfBytes(document: PdfDocument): Promise<Buffer> {
  return Buffer.from(await new Response(pdfOf(document) as BodyInit).arrayBuffer());
}

export type Paper = 'A4' | 'LETTER';

class TaggedPdf extends PDFDocument {
  /** pdfkit writes title and author into XML as they are. */
  override endMetadata(): void {
    const { Title = '', Author = '' } = this.info;
    Object.assign(this.info, { Title: inXml(Title), Author: inXml(Author) });
    (PDFDocument.prototype as unknown as TaggedPdf).endMetadata.call(this);
  }
}

const inXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\t\n\P{Cc}]/gu, '');

/** Where people write on letter paper; everybody else has A4. */
const letterPaper = /-(US|CA|MX|PH|CL|CO|VE)$/;

/** @param paper what the language says, unless told */
export function openPdf({
  title,
  author,
  language,
  at,
  paper = letterPaper.test(language) ? 'LETTER' : 'A4',
}: Pick<PdfDocument, 'title' | 'author' | 'language' | 'at'> & { readonly paper?: Paper }): TaggedPdf {
  const info = {
    Title: title.toWellFormed(),
    Author: author.toWellFormed(),
    Creator: 'Folkmoot',
    CreationDate: at,
    ModDate: at,
  };
  return new TaggedPdf({
    size: paper,
    margin: 0,
    // Without one, Helvetica would be read for nothing.
    font: null as never,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang: language,
    // The foot says of how many pages each is one.
    bufferPages: true,
    info,
  });
}

/** Longer than this nobody waits for the process. */
const longestTurnMs = 12;

/** @returns whether it was drawn to its end */
async function draw(pdf: TaggedPdf, { title, lede, blocks, foot }: PdfDocument): Promise<boolean> {
  const sheet = openSheet(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  drawTitle(sheet, root, title, lede);
  let turnEndsAt = performance.now() + longestTurnMs;
  for (const _ of drawing(sheet, root, blocks)) {
    if (performance.now() < turnEndsAt) continue;
    await others();
    if (pdf.destroyed) return false;
    turnEndsAt = performance.now() + longestTurnMs;
  }
  root.end();
  drawFeet(sheet, foot);
  return true;
}

function* drawing(sheet: Sheet, root: Element, blocks: readonly Block[]) {
  for (const block of blocks) {
    yield* drawBlock(sheet, root, block);
    yield;
  }
}

/** The foot is no content: whoever has the page read out does not hear it on each page. */
function drawFeet({ pdf, measure, first, right }: Sheet, foot: string): void {
  const { count } = pdf.bufferedPageRange();
  const { size, face, colour } = settings.foot;
  const at = { y: pdf.page.height - 38, options: { lineBreak: false, baseline: 'alphabetic' } as const };
  const [line] = linesOf(foot.replaceAll('\n', ' '), settings.foot, right - first - 90, measure);
  const text = line!.pieces.map((piece) => piece.text).join('');
  for (let page = 0; page < count; page++) {
    const number = pdfWords.page(page + 1, count);
    const x = right - measure.widthOf(number, face, size);
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(face).fontSize(size).fillColor(colour);
    pdf.text(text, first, at.y, at.options).text(number, x, at.y, at.options);
    pdf.endMarkedContent();
  }
}

const pdfWords = { page: (page: number, of: number) => `Page ${page} of ${of}` };
