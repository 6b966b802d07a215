import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';
import { headOf } from './head.ts';

/**
 * A report as a Word file, with headings, a numbered list and tables that a screen reader knows as such.
 *
 * @param baseUrl begins the links
 */
export async function wordOf(document: ReportDocument, baseUrl: string): Promise<Uint8Array> {
  const { language, title, introduction, amends, sections, chair } = document;
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    factTable(headOf(document).map(([term, value]) => [term, value])),
    ...prose(introduction),
    ...(amends ? [heading(words.changed), ...prose(amends.changed)] : []),
    ...sections.flatMap((section) => [
      heading(section.heading),
      ...section.items.flatMap((item) => itemIn(item, baseUrl)),
    ]),
    heading(words.submitted),
    new Paragraph(chair === words.noChair ? chair : words.chair(chair)),
  ];
  const file = new Document({
    title: `${title}${document.designation === null ? '' : `, ${document.designation}`}`,
    creator: `${document.body}, ${document.association}`,
    subject: words.kind(document),
    styles: styles(language),
    numbering: { config: [items] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const halfPoints = (points: number): number => points * 2;
const twips = (points: number): number => points * 20;
const ink = '211A28';

const styles = (language: string) => ({
  default: {
    document: {
      run: { language: { value: language }, font: 'Georgia', size: halfPoints(11), color: ink },
      paragraph: { spacing: { after: twips(7), line: 300 } },
    },
    heading1: { run: { size: halfPoints(22), bold: true, color: ink }, paragraph: { spacing: { after: twips(12) } } },
    heading2: {
      run: { size: halfPoints(14), bold: true, color: ink },
      paragraph: { spacing: { before: twips(18), after: twips(8) }, keepNext: true },
    },
  },
});

const indent = { left: twips(22), hanging: twips(22) };

/** Items are numbered from the first section to the last. */
const items = {
  reference: 'items',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: { paragraph: { indent } } }],
};

const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });

const paragraphsIn = (text: string): string[] => text.split(/\n{2,}/).filter((each) => each.trim());

const prose = (text: string): Paragraph[] =>
  paragraphsIn(text).map((paragraph) => new Paragraph({ children: linesOf(paragraph) }));

/** A line break within a paragraph stays one. */
const linesOf = (text: string): ParagraphChild[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }));

function itemIn({ body, facts, href }: DocumentItem, baseUrl: string): (Paragraph | Table)[] {
  const [first = '', ...others] = paragraphsIn(body);
  return [
    new Paragraph({
      children: linesOf(first),
      numbering: { reference: items.reference, level: 0 },
      keepNext: facts.length > 0,
    }),
    ...others.map((text) => new Paragraph({ children: linesOf(text), indent: { left: indent.left } })),
    ...(facts.length > 0 ? [factTable(facts, href === null ? undefined : `${baseUrl}${href}`), new Paragraph('')] : []),
  ];
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Terms and their values. The first value leads to where it is read, if it is read anywhere. */
function factTable(facts: readonly (readonly [term: string, value: string])[], link?: string): Table {
  const widths = [twips(100), twips(330)];
  return new Table({
    columnWidths: widths,
    width: { size: widths[0]! + widths[1]!, type: WidthType.DXA },
    indent: { size: indent.left, type: WidthType.DXA },
    borders: noBorders,
    rows: facts.map(([term, value], index) => {
      const children = index === 0 && link !== undefined ? [linked(value, link)] : linesOf(value);
      return new TableRow({
        cantSplit: true,
        children: [
          cell(widths[0]!, [new Paragraph({ children: [new TextRun({ text: term, bold: true })] })]),
          cell(widths[1]!, [new Paragraph({ children })]),
        ],
      });
    }),
  });
}

const cell = (width: number, children: Paragraph[]): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, children });

const linked = (text: string, link: string): ExternalHyperlink =>
  new ExternalHyperlink({ link, children: [new TextRun({ text, style: 'Hyperlink' })] });
