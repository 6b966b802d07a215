import { facts, heading, paragraph, type Block, type PdfDocument, type Text } from '../../../platform/pdf/index.ts';
import { startOfDay } from '../../../platform/time/index.ts';
import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';
import { headOf } from './head.ts';

/** A final report for paper, as blocks of a PDF. @param baseUrl begins the links */
export function paperOf(document: ReportDocument, baseUrl: string): PdfDocument {
  const { title, language, designation, on, body, association, introduction, amends, sections, chair } = document;
  return {
    title,
    language,
    author: `${body}, ${association}`,
    at: startOfDay(on ?? '1970-01-01', 'UTC'),
    foot: designation ?? words.draft,
    blocks: [
      facts(headOf(document)),
      ...prose(introduction),
      ...(amends ? [heading(words.changed), ...prose(amends.changed)] : []),
      ...sections.flatMap((section) => [
        heading(section.heading),
        ...(section.lead ? [paragraph(section.lead)] : []),
        ...section.items.flatMap((item) => itemIn(item, baseUrl)),
      ]),
      heading(words.submitted),
      paragraph(chair === words.noChair ? chair : words.chair(chair)),
    ],
  };
}

const paragraphsIn = (text: string): string[] => text.split(/\n{2,}/).filter((each) => each.trim());

const prose = (text: string): Block[] => paragraphsIn(text).map((each) => paragraph(each));

/** The number stands before the first paragraph; what is on record follows. */
function itemIn({ number, body, facts: onRecord, href }: DocumentItem, baseUrl: string): Block[] {
  const [first = '', ...others] = paragraphsIn(body);
  const shown = onRecord.map(([term, value], index): readonly [string, Text] => [
    term,
    index === 0 && href !== null ? [{ text: value, href: `${baseUrl}${href}` }] : value,
  ]);
  return [
    paragraph([{ text: `${number}. `, strong: true }, { text: first }]),
    ...others.map((each) => paragraph(each)),
    ...(shown.length > 0 ? [facts(shown)] : []),
  ];
}
