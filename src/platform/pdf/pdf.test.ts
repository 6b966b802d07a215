import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { facts, figure, heading, list, pageBreak, paragraph, pdfBytes, table, type Block } from './index.ts';
import { pdfOf, type PdfDocument } from './pdf.ts';
import { readPdf } from './testing.ts';

const of = (blocks: readonly Block[], more: Partial<PdfDocument> = {}): PdfDocument => ({
  title: 'Certificate',
  language: 'en-US',
  author: 'An association',
  at: new Date('2026-11-25T12:00:00Z'),
  foot: 'An association. Petition 6',
  blocks,
  ...more,
});
const read = async (blocks: readonly Block[], more: Partial<PdfDocument> = {}) =>
  readPdf(await pdfBytes(of(blocks, more)));

/** One dot of red, as PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

const ofEachKind = [
  heading('What was counted'),
  paragraph([{ text: 'Read ' }, { text: 'the rules', href: 'https://example.org/rules' }, { text: ' first.' }]),
  facts([['Valid', '102'], false, ['Needed', '100']]),
  heading('By reason', 3),
  table({
    caption: 'Not valid',
    columns: [
      { label: 'Reason', head: true },
      { label: 'How many', num: true },
    ],
    rows: [
      ['Lapsed', '7'],
      ['Twice', '2'],
    ],
    total: ['All', '9'],
  }),
  list(['Ask first', 'Then decide'], { numbered: true }),
  paragraph('We object.', 'quoted'),
  figure({ image: dot, alt: 'A red dot', width: 20 }),
];

test('a document tells its structure to whoever does not see it', async () => {
  const { structure, bookmarks, links, title, author, language, pages } = await read(ofEachKind, {
    lede: 'Of petition 6',
  });

  expect({ title, author, language }).toEqual({ title: 'Certificate', author: 'An association', language: 'en-US' });
  expect(structure).toEqual([
    'H1 “Certificate”',
    'P “Of petition 6”',
    'H2 “What was counted”',
    'P “Read first.”',
    '  Link “the rules”',
    'L',
    '  LI',
    '    Lbl “Valid”',
    '    LBody “102”',
    '  LI',
    '    Lbl “Needed”',
    '    LBody “100”',
    'H3 “By reason”',
    'Table',
    '  Caption “Not valid”',
    '  THead',
    '    TR',
    '      TH “Reason”',
    '      TH “How many”',
    '  TBody',
    '    TR',
    '      TH “Lapsed”',
    '      TD “7”',
    '    TR',
    '      TH “Twice”',
    '      TD “2”',
    '    TR',
    '      TH “All”',
    '      TD “9”',
    'L',
    '  LI',
    '    Lbl “1.”',
    '    LBody “Ask first”',
    '  LI',
    '    Lbl “2.”',
    '    LBody “Then decide”',
    'BlockQuote',
    '  P “We object.”',
    'Figure “A red dot”',
  ]);
  expect(bookmarks).toEqual(['What was counted', '  By reason']);
  expect(links).toEqual(['https://example.org/rules']);
  expect(pages[0]).toContain('An association. Petition 6 Page 1 of 1');
});

test('letters of many scripts are embedded, and those of no face are written as their number', async () => {
  const { pages } = await read([
    paragraph('Đặng Dvořáková, Приве́т, Ωμέγα'),
    paragraph('Nguyễn 漢字 said', 'plain'),
    paragraph('a\u202eb\u0007c\u00add', 'quoted'),
    paragraph([{ text: '\u{1F600} and \uD800', strong: true }]),
  ]);

  expect(pages[0]).toContain('Đặng Dvořáková, Приве́т, Ωμέγα');
  expect(pages[0]).toContain('Nguyễn [U+6F22 U+5B57] said abcd [U+1F600] and [U+FFFD]');
});

test('the same document gives the same bytes', async () => {
  const document = of([heading('One'), paragraph('Two'), figure({ image: dot, alt: 'Three', width: 9 })]);

  const [one, other] = [await pdfBytes(document), await pdfBytes(document)];

  expect(one.equals(other)).toBe(true);
  expect((await pdfBytes({ ...document, at: new Date('2026-11-26T12:00:00Z') })).equals(one)).toBe(false);
});

test('a long table goes on over pages, and its head is read out once', async () => {
  const rows = Array.from({ length: 200 }, (_, place) => [`Row ${place}`, String(place)]);
  const long = Array.from({ length: 2_000 }, (_, place) => `word${place}`).join(' ');

  const { pages, structure } = await read([
    table({
      caption: 'Many',
      columns: [
        { label: 'Which', head: true },
        { label: 'How many', num: true },
      ],
      rows: [...rows, [long, '']],
    }),
  ]);

  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((page) => page.startsWith('Which How many')).length).toBe(pages.length - 1);
  expect(structure.filter((line) => line.includes('“How many”'))).toHaveLength(1);
  for (const [name] of rows) expect(structure).toContain(`      TH “${name}”`);
  const words = new Set(pages.join(' ').split(' '));
  expect(long.split(' ').filter((word) => !words.has(word))).toEqual([]);
});

test('nothing runs over the edge: a word wider than the line is broken, and a page is turned', async () => {
  const { pages } = await read([paragraph('x'.repeat(4_000)), pageBreak(), paragraph('one\ntwo')]);

  expect(pages.join('').replace(/[^x]/g, '')).toHaveLength(4_000);
  expect(pages.length).toBe(3);
  expect(pages.at(-1)).toContain('one two');
});

test('title and author are text, whatever they hold', async () => {
  const hostile = '</rdf:li><x> & (a) \\) \uD800';
  const bytes = await pdfBytes(of([heading(hostile)], { title: hostile, author: hostile }));
  const { title, author, bookmarks } = await readPdf(bytes);

  const kept = hostile.toWellFormed();
  expect({ title, author, bookmarks }).toEqual({ title: kept, author: kept, bookmarks: [kept] });
  expect(bytes.toString('latin1')).toContain('&lt;/rdf:li&gt;&lt;x&gt; &amp; (a)');
});

test('only addresses of the web and of mail become links', async () => {
  const links = ['data:text/html,x', 'file:///etc/passwd', '/petitions/6', 'mailto:chair@example.org'];

  const read_ = await read([paragraph(links.map((href) => ({ text: `${href} `, href })))]);

  expect(read_.links).toEqual(['mailto:chair@example.org']);
});

test('the paper is letter where people write on it, and A4 elsewhere', async () => {
  const mediaBox = async (language: string) =>
    /\/MediaBox \[([^\]]+)\]/.exec((await pdfBytes(of([], { language }))).toString('latin1'))?.[1];

  expect([await mediaBox('en-US'), await mediaBox('en-GB')]).toEqual(['0 0 612 792', '0 0 595.28 841.89']);
});

test('others are served while a long document is drawn, and nothing is drawn on for a reader who has left', async () => {
  const rows = Array.from({ length: 3_000 }, (_, place) => [`Row ${place}`, 'a few words that have to be broken']);
  const long = of([table({ caption: 'Many', columns: [{ label: 'Which' }, { label: 'What' }], rows })]);
  let served = 0;
  const serving = setInterval(() => served++, 1);

  await pdfBytes(long);
  expect(served).toBeGreaterThan(5);
  clearInterval(serving);

  await pdfOf(long).cancel();
  const drawn = performance.eventLoopUtilization();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(performance.eventLoopUtilization(drawn).active).toBeLessThan(100);
});
