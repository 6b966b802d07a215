export { bringInWhole, type BroughtIn, type Outcome } from './bring-in.ts';
export { readTable, type Cells, type Columns, type RefusedRow, type Table } from './table.ts';
export { writtenTable } from './write.ts';
