export { readTable, type Cells, type Columns, type RefusedRow, type Table } from './table.ts';
