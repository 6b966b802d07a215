import { expect, test } from 'vitest';
import { csvReader, separatorOf, type CsvRow } from './csv.ts';

function read(text: string, separator = ','): CsvRow[] {
  const reader = csvReader(separator);
  return [...reader.push(text), ...reader.end()];
}

const fieldsOf = (rows: readonly CsvRow[]) => rows.map(({ fields }) => fields);

test('values are separated, quoted, doubled and spread over lines', () => {
  const text = 'a,b,c\r\n1,"x, ""y""",\r\n"2","line one\r\nline two",3\n';

  expect(read(text)).toEqual([
    { line: 1, fields: ['a', 'b', 'c'] },
    { line: 2, fields: ['1', 'x, "y"', ''] },
    { line: 3, fields: ['2', 'line one\r\nline two', '3'] },
  ]);
});

test('each row knows the line on which it begins', () => {
  const rows = read('a,b\n1,"two\nlines"\n2,x\n');

  expect(rows.map(({ line }) => line)).toEqual([1, 2, 4]);
});

test('line ends may be of any kind, and the last may be missing', () => {
  expect(fieldsOf(read('a,b\r1,2\r3,4'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(fieldsOf(read('a,b\n\n1,2'))).toEqual([['a', 'b'], [''], ['1', '2']]);
  expect(read('')).toEqual([]);
});

test('it does not matter how the text is cut into pieces', () => {
  const text = 'id,name,note\r\n1,"Ann ""A""","two\r\nlines"\r\n2,Bo,\r\n3,"C",x\r\n';
  const whole = read(text);

  for (let size = 1; size < 12; size += 1) {
    const reader = csvReader(',');
    const rows: CsvRow[] = [];
    for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
    expect([...rows, ...reader.end()]).toEqual(whole);
  }
});

test('a quotation mark that is never closed costs its own line, not the rest of the file', () => {
  const text = `id,name\n1,"Ann\n${Array.from({ length: 5000 }, (_, index) => `${index + 2},Bo`).join('\n')}`;

  const rows = read(text);

  expect(rows).toHaveLength(5002);
  expect(rows.slice(0, 4)).toEqual([
    { line: 1, fields: ['id', 'name'] },
    { line: 2, fields: [], problem: 'quote-not-closed' },
    { line: 3, fields: ['2', 'Bo'] },
    { line: 4, fields: ['3', 'Bo'] },
  ]);
});

test('a stray quotation mark that finds another lines below costs its own line', () => {
  const rows = read('id,name,city\n1,"Ann,Rome\n2,Bo,"Oslo, N"\n3,C,Bern\n');

  expect(rows).toEqual([
    { line: 1, fields: ['id', 'name', 'city'] },
    { line: 2, fields: [], problem: 'quote-inside' },
    { line: 3, fields: ['2', 'Bo', 'Oslo, N'] },
    { line: 4, fields: ['3', 'C', 'Bern'] },
  ]);
});

test('a quotation mark within a quoted value must be doubled', () => {
  expect(read('a,b\n"Bob "The Man" Smith",x\n1,2')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: [], problem: 'quote-inside' },
    { line: 3, fields: ['1', '2'] },
  ]);
});

test('a quotation mark in the middle of a plain value is a letter', () => {
  expect(fieldsOf(read('a,b\nJordan "Jo" B,x\n'))).toEqual([
    ['a', 'b'],
    ['Jordan "Jo" B', 'x'],
  ]);
});

test('the separator is the sign that the first row has most of', () => {
  expect(separatorOf('id,name;x,note\n;;;;;')).toBe(',');
  expect(separatorOf('id;name;"a,b,c,d,e"\n')).toBe(';');
  expect(separatorOf('id\tname\n')).toBe('\t');
  expect(separatorOf('id\n')).toBe(',');
});
