import { Paragraph } from 'docx';
import {
  factTable,
  heading,
  indent,
  numbered,
  paragraphsIn,
  prose,
  runsOf,
  title,
  wordBytes,
  type Part,
} from '../../../platform/word/index.ts';
import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';
import { headOf } from './head.ts';

/**
 * A report as a Word file; its items are numbered from the first section to the last.
 *
 * @param baseUrl begins the links
 */
export function wordOf(document: ReportDocument, baseUrl: string): Promise<Uint8Array> {
  const { language, introduction, amends, sections, chair, designation } = document;
  return wordBytes({
    title: `${document.title}${designation === null ? '' : `, ${designation}`}`,
    author: `${document.body}, ${document.association}`,
    subject: words.kind(document),
    language,
    parts: [
      title(document.title),
      factTable(headOf(document)),
      ...prose(introduction),
      ...(amends ? [heading(words.changed), ...prose(amends.changed)] : []),
      ...sections.flatMap((section) => [
        heading(section.heading),
        ...(section.lead ? [new Paragraph({ children: runsOf(section.lead), keepNext: true })] : []),
        ...section.items.flatMap((item) => itemIn(item, baseUrl)),
      ]),
      heading(words.submitted),
      ...prose(chair === words.noChair ? chair : words.chair(chair)),
    ],
  });
}

/** The first value leads to where it is read, if it is read anywhere. */
function itemIn({ body, facts, href }: DocumentItem, baseUrl: string): Part[] {
  const [first = '', ...others] = paragraphsIn(body);
  const shown = facts.map(
    ([term, value], index) =>
      [term, index === 0 && href !== null ? [{ text: value, href: `${baseUrl}${href}` }] : value] as const,
  );
  return [
    new Paragraph({ children: runsOf(first), numbering: numbered, keepNext: facts.length > 0 }),
    ...others.map((text) => new Paragraph({ children: runsOf(text), indent: { left: indent.left } })),
    ...(facts.length > 0 ? [factTable(shown), new Paragraph('')] : []),
  ];
}
