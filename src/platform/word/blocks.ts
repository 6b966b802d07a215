import { Paragraph } from 'docx';
import type { Block, PdfDocument } from '../pdf/index.ts';
import { numbered, wordBytes } from './file.ts';
import { factTable, heading, runsOf, title, type Part } from './parts.ts';

/** What Word files are drawn of: text that runs from top to bottom. Who needs a table or a picture in one adds its drawing here. */
export type RunningBlock = Extract<Block, { kind: 'heading' | 'paragraph' | 'facts' | 'list' }>;

/** A document as a Word file, drawn of the same blocks as its PDF. */
export type WordDocument = Pick<PdfDocument, 'title' | 'lede' | 'language' | 'author'> & {
  readonly blocks: readonly RunningBlock[];
};

export const wordOf = (document: WordDocument): Promise<Uint8Array> =>
  wordBytes({
    ...document,
    parts: [
      title(document.title),
      ...(document.lede === undefined ? [] : [new Paragraph({ children: runsOf(document.lede) })]),
      ...document.blocks.flatMap(partsOf),
    ],
  });

function partsOf(block: RunningBlock): Part[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.text, block.level)];
    case 'paragraph':
      return [new Paragraph({ children: runsOf(block.text, block.tone === 'quoted' ? { italics: true } : {}) })];
    case 'facts':
      return block.of.length > 0 ? [factTable(block.of), new Paragraph('')] : [];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ children: runsOf(item), ...(block.numbered ? { numbering: numbered } : bullet) }),
      );
  }
}

const bullet = { bullet: { level: 0 } } as const;
