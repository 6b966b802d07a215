import { expect, test } from 'vitest';
import { isBlank, readLine, readSheet } from './reading.ts';

const today = '2026-11-25';
const read = (text: string) => readSheet(Buffer.from(text), today);

test('a sheet is read by whatever names its columns have', () => {
  expect(read('No.;Full name;Member_Number;Date signed\r\n1;"Bellweather, Jordan";1048 2217;11/2/2026\r\n')).toEqual({
    lines: [{ name: 'Bellweather, Jordan', number: '1048 2217', on: '2026-11-02' }],
    refused: [],
  });
  expect(read('\uFEFFFirst name,Surname,ID,Date\nJosé,Núñez,7,2026-11-03\n\n,,,\n').lines).toEqual([
    { name: 'José Núñez', number: '7', on: '2026-11-03' },
  ]);
  const latin = Buffer.from('Name,Date\nJos\u00e9 N\u00fa\u00f1ez,2026-11-03\n', 'latin1');
  expect(readSheet(latin, today).lines).toEqual([{ name: 'José Núñez', number: '', on: '2026-11-03' }]);
});

test('each row that cannot be taken is told with its line, its column and why', () => {
  expect(
    read('Name,Number,Date\nAnn Able,1,2026-11-01\n,2,2026-11-01\nBo Bold,3,soon\nCy Clear,4,\n=cmd(),5,2026-11-01\n'),
  ).toEqual({
    lines: [{ name: 'Ann Able', number: '1', on: '2026-11-01' }],
    refused: [
      { line: 3, column: 'Name', reason: 'name-missing', found: '' },
      { line: 4, column: 'Date', reason: 'not-a-date', found: 'soon' },
      { line: 5, column: 'Date', reason: 'date-missing', found: '' },
      { line: 6, column: 'Name', reason: 'formula', found: '=cmd()' },
    ],
  });
});

test('a file without a date or a name has no lines, and says which column is missing', () => {
  expect(read('Name,Number\nAnn Able,1\n').refused).toEqual([{ line: 1, column: 'date', reason: 'column-missing' }]);
  expect(read('Number,Date\n1,2026-11-01\n').refused).toEqual([{ line: 1, column: 'name', reason: 'column-missing' }]);
});

test('a file of more lines than a sheet has is taken as far as it goes', () => {
  const { lines, refused } = read(`Name,Date\n${'Ann Able,2026-11-01\n'.repeat(201)}`);

  expect([lines.length, refused]).toEqual([200, [{ line: 202, column: 'Name', reason: 'sheet-full' }]]);
});

test('a typed line tells all that is wrong with it', () => {
  expect(readLine({ name: ' ', number: '1'.repeat(41), date: '2026-02-30' }, today)).toEqual({
    faults: [
      { column: 'name', reason: 'name-missing' },
      { column: 'number', reason: 'too-long' },
      { column: 'date', reason: 'not-a-date' },
    ],
  });
  expect(isBlank({ name: ' ', number: '', date: today })).toBe(true);
});
