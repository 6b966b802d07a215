import { Document, LevelFormat, Packer } from 'docx';
import { indent, twips, writable, type Part } from './parts.ts';

/** What a Word file says of itself, and what stands in it. */
export interface WordFile {
  readonly title: string;
  /** Who speaks in it: the association, a body of it. */
  readonly author: string;
  readonly subject?: string;
  /** A BCP 47 tag, as `en-US`. */
  readonly language: string;
  readonly parts: readonly Part[];
}

/** The bytes of a .docx, with headings, lists and tables that a screen reader knows as such. */
export async function wordBytes({ title, author, subject = '', language, parts }: WordFile): Promise<Uint8Array> {
  const file = new Document({
    title: writable(title),
    creator: writable(author),
    subject: writable(subject),
    styles: styles(language),
    numbering: { config: [items] },
    sections: [{ children: parts }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const halfPoints = (points: number): number => points * 2;
const ink = '211A28';

const styles = (language: string) => ({
  default: {
    document: {
      run: { language: { value: language }, font: 'Georgia', size: halfPoints(11), color: ink },
      paragraph: { spacing: { after: twips(7), line: 300 } },
    },
    heading1: { run: { size: halfPoints(22), bold: true, color: ink }, paragraph: { spacing: { after: twips(12) } } },
    heading2: headingOf(14, { before: 18, after: 8 }),
    heading3: headingOf(12, { before: 12, after: 4 }),
    heading4: headingOf(11, { before: 10, after: 2 }),
  },
});

function headingOf(size: number, { before, after }: { readonly before: number; readonly after: number }) {
  return {
    run: { size: halfPoints(size), bold: true, color: ink },
    paragraph: { spacing: { before: twips(before), after: twips(after) }, keepNext: true },
  };
}

/** Items are numbered from the first section to the last. */
const items = {
  reference: 'items',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: { paragraph: { indent } } }],
};

/** Makes a paragraph an item with the next number. */
export const numbered = { reference: items.reference, level: 0 } as const;
