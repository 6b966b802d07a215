import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRules, rollFolder } from '../../testing.ts';
import { lookAt, proposeMapping, rowsOf } from './reading.ts';
import { rowReader, type RowOutcome } from './rows.ts';

let folder: Awaited<ReturnType<typeof rollFolder>>;
beforeAll(async () => {
  folder = await rollFolder();
});
afterAll(() => folder.clear());

/** All that a file says, read as it proposes itself. */
async function readFile(
  content: string | Uint8Array,
): Promise<{ letters: string; separator: string; outcomes: RowOutcome[] }> {
  const path = await folder.write(content);
  const file = await lookAt(path);
  const read = rowReader({ names: file.names, mapping: proposeMapping(file), rules: importRules, today: '2026-11-23' });
  const outcomes: RowOutcome[] = [];
  for await (const { rows } of rowsOf(path, file)) outcomes.push(...rows.map(read));
  return { letters: file.letters, separator: file.separator, outcomes };
}

const rowIn = (outcome: RowOutcome) => (outcome && 'row' in outcome ? outcome.row : undefined);
const header = 'Member ID;First Name;Last Name;E-mail;Class;Paid Thru;Company\r\n';
const muñoz = '7;José;Muñoz;jose@example.org;REG;8/31/27;Biblioteca\r\n';

test('letters are UTF-8 with or without a mark, Windows-1252, or UTF-16 as spreadsheets write it', async () => {
  const text = header + muñoz;
  const files = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(text, 'latin1'),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(text.replace('Biblioteca', 'Biblioteca “Norte” – €'), 'utf8'),
  ];

  const read = await Promise.all(files.map(readFile));

  expect(read.map(({ letters }) => letters)).toEqual(['utf-8', 'utf-8', 'windows-1252', 'utf-16le', 'utf-8']);
  expect(read.map(({ outcomes }) => rowIn(outcomes[0])?.lastName)).toEqual(files.map(() => 'Muñoz'));
});

test('the signs that Windows-1252 has beyond Latin-1 are read too', async () => {
  const bytes = Buffer.from(`${header}8;Se\x91n;O\x92Brien;;REG;8/31/27;\x80\r\n`, 'latin1');

  expect(rowIn((await readFile(bytes)).outcomes[0])).toMatchObject({
    firstName: 'Se‘n',
    lastName: 'O’Brien',
    company: '€',
  });
});

test('a broken letter in a file of whole ones costs its own row', async () => {
  const many = Array.from({ length: 30 }, (_, index) => muñoz.replace('7;', `${index + 10};`)).join('');
  const { letters, outcomes } = await readFile(
    Buffer.concat([Buffer.from(header + many), Buffer.from('9;Ana;Mu\xf1oz;;REG;8/31/27;\r\n', 'latin1')]),
  );

  expect(letters).toBe('utf-8');
  expect(outcomes.filter((outcome) => outcome && 'refused' in outcome)).toMatchObject([
    { refused: { line: 32, member: '9', column: 'Last Name', reason: { code: 'broken-letters' } } },
  ]);
});

test('separators, column order and names of columns are found, as is a column that is called by its type', async () => {
  const tabs = 'MEMBER_TYPE\tPAID_THRU\tID\tLAST_NAME\tFIRST_NAME\nLife member\t\t5\tLee\tAnn\n';

  const { separator, outcomes } = await readFile(tabs);

  expect(separator).toBe('\t');
  expect(rowIn(outcomes[0])).toMatchObject({
    number: '5',
    lastName: 'Lee',
    firstName: 'Ann',
    class: 'life',
    paidThrough: null,
  });
});

test('days stand in front where a column can only be read so', async () => {
  const { outcomes } = await readFile(`${header}1;A;B;;REG;31/8/27;\n2;C;D;;REG;3/4/27;\n`);

  expect(outcomes.map((outcome) => rowIn(outcome)?.paidThrough)).toEqual(['2027-08-31', '2027-04-03']);
});

test('names keep what they are made of, and addresses of nobody are left out with a remark', async () => {
  const rows = [
    '1;=Anne-Marie;+O’Brien;nobody at example;REG;8/31/27;"Library, ""North""\nBranch 3"',
    '2;  Mary   Ann ;Smith;MARY@Example.org;REG;8/31/27;',
    '="003";Zoe\u0301;Lee;;REG;8/31/27;',
  ];
  const { outcomes } = await readFile(`${header}${rows.join('\r\n')}\r\n;;;;;;\r\n\r\n`);

  const [anne, mary, zoe, ...blank] = outcomes.map(rowIn);
  expect([anne, mary, zoe]).toMatchObject([
    { number: '1', firstName: '=Anne-Marie', lastName: '+O’Brien', email: null, company: 'Library, "North", Branch 3' },
    { firstName: 'Mary Ann', email: 'MARY@Example.org', emailKey: 'mary@example.org' },
    { number: '003', firstName: 'Zoé' },
  ]);
  expect(blank).toEqual([undefined, undefined]);
  expect(outcomes[0]).toMatchObject({
    remark: { line: 2, column: 'E-mail', said: 'nobody at example', reason: { code: 'address-left-out' } },
  });
});

test('life members need no day, a merged record needs neither day nor class, all others do', async () => {
  const { outcomes } = await readFile(
    'id,first,last,class,paid through,merged into\n1,A,B,Life member,,\n2,C,D,,,1\n3,E,F,REG,,\n4,G,H,,2027-01-01,\n',
  );

  expect(outcomes.map((outcome) => (outcome && 'refused' in outcome ? outcome.refused.reason : 'taken'))).toEqual([
    'taken',
    'taken',
    { code: 'paid-through-missing', class: 'Regular' },
    { code: 'class-missing' },
  ]);
});

test('an empty file, a file of nothing but bytes and one without a header are told apart', async () => {
  const codes = await Promise.all(
    [Buffer.from(''), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), Buffer.from('\r\n\r\n')].map((content) =>
      readFile(content).catch((error: { impediments: { code: string }[] }) => error.impediments[0]?.code),
    ),
  );

  expect(codes).toEqual(['file-empty', 'file-not-text', 'file-without-header']);
});
