import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';
import { headOf } from './head.ts';

/**
 * A report as Markdown: what is frozen, and what its hash is of.  What people wrote is escaped, so that it reads as they wrote it.
 *
 * @param baseUrl begins the links
 */
export function markdownOf(document: ReportDocument, baseUrl: string): string {
  const { chair, title, introduction, amends, sections } = document;
  const blocks = [
    `# ${line(title)}`,
    headOf(document)
      .map(([term, value]) => fact(term, value))
      .join('\n'),
    ...paragraphs(introduction),
    ...(amends ? [`## ${words.changed}`, ...paragraphs(amends.changed)] : []),
    ...sections.flatMap(({ heading, lead, items }) => [
      `## ${line(heading)}`,
      ...(lead ? [line(lead)] : []),
      ...items.map((item) => itemIn(item, baseUrl)),
    ]),
    `## ${words.submitted}`,
    line(chair === words.noChair ? chair : words.chair(chair)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function itemIn({ number, body, facts, href }: DocumentItem, baseUrl: string): string {
  const marker = `${number}. `;
  const lines = [
    ...paragraphs(body).flatMap((each) => [each, '']),
    ...facts.map(([term, value]) => fact(term, value)),
    ...(href ? [`- <${baseUrl}${href}>`] : []),
  ];
  const text = lines.join('\n').trimEnd().split('\n');
  // What belongs to an item stands below its first letter.
  return text.map((each, index) => (index === 0 ? marker : each && ' '.repeat(marker.length)) + each).join('\n');
}

const fact = (term: string, value: string): string => `- **${line(term)}:** ${line(value)}`;

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .filter((each) => each.trim())
    .map((each) => each.split('\n').map(line).join('\\\n'));

/** One line in which nothing means anything to Markdown. */
function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~]/g, String.raw`\$&`)
    .replace(/&(?=#?\w+;)/g, String.raw`\&`)
    .replace(/^(#|[-+=](?=\s|$|[-=]))/, String.raw`\$1`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}
