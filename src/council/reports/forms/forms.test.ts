import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { pdfBytes } from '../../../platform/pdf/index.ts';
import { readPdf } from '../../../platform/pdf/testing.ts';
import type { ReportDocument } from '../model.ts';
import { markdownOf } from './markdown.ts';
import { paperOf } from './paper.ts';
import { wordOf } from './word.ts';

const baseUrl = 'https://folkmoot.example.org';

/** Names of many peoples, figures, and what means something to XML and to Markdown. */
const report: ReportDocument = {
  language: 'en-US',
  association: 'American Library Association',
  designation: '2026-2027 ALA CD#27.1-act',
  body: 'Committee on Organization',
  to: 'the Council',
  toldAs: 'action',
  on: '2027-01-26',
  chair: 'Kateřina Dvořáková',
  title: 'Report of Đỗ Hồng’s & Łukasz’s committee',
  introduction: 'The committee met in Kraków.\n\nIt met once.',
  amends: { designation: '2026-2027 ALA CD#27-act', changed: 'A name was misspelt: Ní Bhriain.' },
  sections: [
    {
      toldAs: 'action',
      heading: 'For action',
      lead: 'The committee asks for action: it',
      items: [
        {
          number: 1,
          body: 'moves that the Council establish <Ó & Öse> as a membership initiative group.',
          facts: [
            ['Petition', 'P 41, <Ó & Öse>'],
            ['Vote', '1,234 for, 0 against, 1 abstained'],
          ],
          href: '/petitions/41',
        },
      ],
    },
    {
      toldAs: 'information',
      heading: 'For information',
      lead: 'The committee reports that it',
      items: [
        {
          number: 2,
          body: '# no heading\n\n- no list, *no* emphasis, [no link](https://example.org)',
          facts: [],
          href: null,
        },
        { number: 3, body: '1. thanks Nguyễn Thị Minh Khai.', facts: [], href: null },
      ],
    },
  ],
};

/** All texts of a report, in its order: what every form has to say. */
const told = [
  report.title,
  report.designation!,
  'The Council, for action',
  'Committee on Organization, American Library Association',
  'The committee met in Kraków.',
  'It met once.',
  report.amends!.changed,
  ...report.sections.flatMap(({ heading, lead, items }) => [
    heading,
    lead!,
    ...items.flatMap(({ body, facts }) => [...body.split('\n\n'), ...facts.flat()]),
  ]),
  'Kateřina Dvořáková, chair',
];

/** Those of the texts that do not stand in the form after the one before. */
function missingIn(form: string): string[] {
  const plain = form.replaceAll(/[\s\u00a0]+/g, ' ');
  let from = 0;
  return told.filter((text) => {
    const at = plain.indexOf(text.replaceAll(/[\s\u00a0]+/g, ' '), from);
    if (at >= 0) from = at;
    return at < 0;
  });
}

const textOf = (xml: string): string =>
  xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('the Markdown form says everything, and nothing that people wrote is read as a mark', () => {
  const markdown = markdownOf(report, baseUrl);

  expect(missingIn(markdown.replaceAll(/\\(?=[^\w\s])/g, '').replaceAll('**', ''))).toEqual([]);
  expect(markdown.match(/^#.*/gm)).toEqual([
    '# Report of Đỗ Hồng’s & Łukasz’s committee',
    '## What has changed',
    '## For action',
    '## For information',
    '## Respectfully submitted',
  ]);
  expect(markdown).toContain(String.raw`2. \# no heading`);
  expect(markdown).toContain(String.raw`   \- no list, \*no\* emphasis, \[no link\](https://example.org)`);
  expect(markdown).toContain(String.raw`3. 1\. thanks Nguyễn Thị Minh Khai.`);
  expect(markdown).toContain('   - <https://folkmoot.example.org/petitions/41>');
});

test('the Word form says everything, with headings, a numbered list, tables, language and title', async () => {
  const zip = await JSZip.loadAsync(await wordOf(report, baseUrl));
  const part = (name: string) => zip.file(name)!.async('text');
  const [document, styles, core, links] = await Promise.all(
    ['word/document.xml', 'word/styles.xml', 'docProps/core.xml', 'word/_rels/document.xml.rels'].map(part),
  );

  expect(missingIn(textOf(document!))).toEqual([]);
  const headings = [...document!.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="(Heading\d)"\/>.*?<\/w:p>/g)];
  expect(headings.map(([xml, level]) => `${level} ${textOf(xml).trim()}`)).toEqual([
    'Heading1 Report of Đỗ Hồng’s & Łukasz’s committee',
    'Heading2 What has changed',
    'Heading2 For action',
    'Heading2 For information',
    'Heading2 Respectfully submitted',
  ]);
  expect(document!.match(/<w:numPr>/g)).toHaveLength(3);
  expect(document!.match(/<w:tbl>/g)).toHaveLength(2);
  expect(styles).toContain('w:lang w:val="en-US"');
  expect(core).toContain(
    '<dc:title>Report of Đỗ Hồng’s &amp; Łukasz’s committee, 2026-2027 ALA CD#27.1-act</dc:title>',
  );
  expect(links).toContain('https://folkmoot.example.org/petitions/41');
});

test('the PDF form says everything, tagged, with language, title and bookmarks', async () => {
  const pdf = await readPdf(await pdfBytes(paperOf(report, baseUrl)));

  expect(missingIn(pdf.pages.join(' '))).toEqual([]);
  expect([pdf.title, pdf.author, pdf.language]).toEqual([
    report.title,
    'Committee on Organization, American Library Association',
    'en-US',
  ]);
  expect(pdf.bookmarks.map((each) => each.trim())).toEqual([
    'What has changed',
    'For action',
    'For information',
    'Respectfully submitted',
  ]);
  expect(pdf.structure[0]).toBe(`H1 “${report.title}”`);
  expect(pdf.links).toEqual(['https://folkmoot.example.org/petitions/41']);
});
