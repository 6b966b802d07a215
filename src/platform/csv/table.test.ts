import { expect, test } from 'vitest';
import { readTable, type Columns } from './table.ts';

const columns: Columns<'name' | 'foundedOn'> = { name: ['name', 'unit'], foundedOn: ['founded on', 'founded'] };
const read = (file: string | Uint8Array) => {
  const { rows, refused } = readTable(file, columns, ['name']);
  return { rows: rows.map((row) => [row.line, row.cell('name'), row.cell('foundedOn')]), refused };
};

test('separator, case, order and spelling of the header do not matter', () => {
  const rows = [[2, 'Council', '1876-10-06']];

  expect(read('name,founded_on\nCouncil,1876-10-06\n')).toEqual({ rows, refused: [] });
  expect(read('Founded-On;UNIT\r\n1876-10-06; Council \r\n')).toEqual({ rows, refused: [] });
  expect(read('\uFEFFname\tother\tfounded\nCouncil\tx\t1876-10-06')).toEqual({ rows, refused: [] });
});

test('the line is that on which a row begins, past quoted line ends and empty lines', () => {
  expect(read('name\n"two\nlines"\n\nthree\n').rows).toEqual([
    [2, 'two\nlines', ''],
    [5, 'three', ''],
  ]);
});

test('letters of the West are read where they are no UTF-8', () => {
  expect(read(Uint8Array.from([...'name\nBiblioth\xe8ques'].map((letter) => letter.codePointAt(0)!))).rows).toEqual([
    [2, 'Bibliothèques', ''],
  ]);
});

test('a sheet that a spreadsheet wrote as “Unicode text” is read, in either order of its bytes, with its mark or without', () => {
  const text = 'name\tfounded\nBibliothèques Ω\t1876-10-06\n';
  const little = Buffer.from(text, 'utf16le');
  const marked = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const written = [little, marked, Buffer.from(little).swap16(), Buffer.from(marked).swap16()];

  const rows = [[2, 'Bibliothèques Ω', '1876-10-06']];
  expect(written.map(read)).toEqual(written.map(() => ({ rows, refused: [] })));
});

test('a missing column, an open quotation mark and an empty file are refused, not thrown', () => {
  expect(read('names\nCouncil')).toEqual({
    rows: [],
    refused: [{ line: 1, column: 'name', reason: 'column-missing' }],
  });
  expect(read('name\nCouncil\n"Core')).toEqual({
    rows: [],
    refused: [{ line: 3, column: '', reason: 'cannot-be-read' }],
  });
  expect(read('')).toEqual({ rows: [], refused: [{ line: 1, column: 'name', reason: 'column-missing' }] });
});

test('a row is refused under the name that the file gives the column', () => {
  const { rows, refused } = readTable('Unit\nCouncil', columns, ['name']);

  rows[0]?.refuse('name', 'name-twice', 'Council');

  expect(refused).toEqual([{ line: 2, column: 'Unit', reason: 'name-twice', found: 'Council' }]);
});
