import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { spansOf, type Text } from '../pdf/index.ts';

/** What stands at the top level of a Word file. */
export type Part = Paragraph | Table;

export const twips = (points: number): number => points * 20;

/** How far the text of an item stands in, and what belongs to it. */
export const indent = { left: twips(22), hanging: twips(22) };

export const title = (text: string): Paragraph =>
  new Paragraph({ text: writable(text), heading: HeadingLevel.HEADING_1 });

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

export const heading = (text: string, level: 2 | 3 | 4 = 2): Paragraph =>
  new Paragraph({ text: writable(text), heading: levels[level] });

/** The paragraphs of a text, which empty lines part. */
export const paragraphsIn = (text: string): string[] => text.split(/\n{2,}/).filter((each) => each.trim());

export const prose = (text: string): Paragraph[] =>
  paragraphsIn(text).map((paragraph) => new Paragraph({ children: runsOf(paragraph) }));

/** A line break within a paragraph stays one. */
export const runsOf = (text: Text, always: { readonly bold?: boolean; readonly italics?: boolean } = {}) =>
  spansOf(text).flatMap((span): ParagraphChild[] => {
    const manner = { ...(span.strong && { bold: true }), ...(span.italic && { italics: true }), ...always };
    if (span.href && /^(https?:\/\/|mailto:)/.test(span.href)) return [linked(span.text, span.href)];
    return span.text
      .split('\n')
      .map((line, index) => new TextRun({ text: writable(line), ...manner, ...(index > 0 && { break: 1 }) }));
  });

const linked = (text: string, link: string): ExternalHyperlink =>
  new ExternalHyperlink({ link, children: [new TextRun({ text: writable(text), style: 'Hyperlink' })] });

/** Without the characters that XML cannot hold: with one of them no program opens the file. */
export const writable = (text: string): string => text.toWellFormed().replace(/[^\t\n\P{Cc}]|[\uFFFE\uFFFF]/gu, '');

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Terms and their values, as a table without lines. */
export function factTable(facts: readonly (readonly [term: string, value: Text])[]): Table {
  const widths = [twips(100), twips(330)];
  return new Table({
    columnWidths: widths,
    width: { size: widths[0]! + widths[1]!, type: WidthType.DXA },
    indent: { size: indent.left, type: WidthType.DXA },
    borders: noBorders,
    rows: facts.map(
      ([term, value]) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(widths[0]!, [new Paragraph({ children: runsOf(term, { bold: true }) })]),
            cell(widths[1]!, [new Paragraph({ children: runsOf(value) })]),
          ],
        }),
    ),
  });
}

const cell = (width: number, children: Paragraph[]): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, children });
