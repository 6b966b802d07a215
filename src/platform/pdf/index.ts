export {
  facts,
  figure,
  heading,
  list,
  pageBreak,
  paragraph,
  spansOf,
  table,
  type Block,
  type Column,
  type Span,
  type Table,
  type Text,
} from './blocks.ts';
export { textOf } from './text.ts';
export { pdfBytes, pdfOf, type Paper, type PdfDocument } from './pdf.ts';
export { onePage, type Page, type Placed } from './one-page.ts';
