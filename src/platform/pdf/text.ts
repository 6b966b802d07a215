import type { PdfDocument } from './pdf.ts';
import { spansOf, type Block, type Text } from './blocks.ts';

/** A document as plain text, for a terminal and for letters. */
export function textOf({ title, lede, blocks }: Pick<PdfDocument, 'title' | 'lede' | 'blocks'>): string {
  return [underlined(title, '='), lede && plain(lede), ...blocks.map(drawn)].filter(Boolean).join('\n\n');
}

function drawn(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return underlined(block.text, '-');
    case 'paragraph':
      return plain(block.text);
    case 'facts':
      return inColumns(block.of.map(([term, value]) => [`${term}:`, plain(value)]));
    case 'list':
      return block.items.map((item, at) => `${block.numbered ? `${at + 1}.` : '-'} ${plain(item)}`).join('\n');
    case 'table': {
      const { columns, rows, total } = block;
      return inColumns(
        [columns.map(({ label }) => label), ...rows, ...(total ? [total] : [])].map((row) => row.map(plain)),
        columns.map(({ num }) => num ?? false),
      );
    }
    case 'figure':
      return `[${block.alt}]`;
    case 'page-break':
      return '';
  }
}

const plain = (text: Text): string =>
  spansOf(text)
    .map((span) => span.text)
    .join('');

const underlined = (text: string, by: string): string => `${text}\n${by.repeat([...text].length)}`;

/** Each column as wide as its widest cell; numbers at the right. */
function inColumns(rows: readonly (readonly string[])[], right: readonly boolean[] = []): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? '')].length)));
  const padded = (row: readonly string[]) =>
    widths.map((width, at) => (right[at] ? (row[at] ?? '').padStart(width) : (row[at] ?? '').padEnd(width)));
  return rows.map((row) => padded(row).join('  ').trimEnd()).join('\n');
}
