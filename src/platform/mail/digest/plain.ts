import { foldedText } from '../visible/fold.ts';
import type { DigestPost, Masthead } from './model.ts';
import { words } from './words.ts';

const wideRule = '-'.repeat(70);
const rule = '-'.repeat(30);

/** A digest as one text, in the form that programs which burst digests know (RFC 1153). */
export function plainDigest(head: Masthead, posts: readonly DigestPost[]): string {
  const { title, day, issue, intro, contents, foot, end, hrefOf } = head;
  return `${[
    `${title}\t${day}\t${issue}`,
    intro,
    words.contents,
    contents.join('\n'),
    wideRule,
    ...posts.flatMap((post) => [messageOf(post, hrefOf(post.number)), rule]),
    foot.join('\n\n'),
    rule,
    `${end}\n${'*'.repeat(end.length)}`,
  ].join('\n\n')}\n`;
}

/** What stands below a message: its files, which stay on the web, and its address there. */
export const whereFrom = ({ attachments }: DigestPost, href: string): string[] => [
  ...(attachments.length > 0 ? [words.files] : []),
  ...attachments.map(({ name, size }) => `  ${words.file(oneLine(name), Math.ceil(size / 1000))}`),
  words.readOn(href),
];

function messageOf(post: DigestPost, href: string): string {
  const { fromName, fromAddress, subject, datedAt, messageId, text } = post;
  return [
    `Date: ${datedAt.toUTCString().replace('GMT', '+0000')}`,
    `From: ${oneLine(fromName || words.somebody)} <${fromAddress}>`,
    `Subject: ${oneLine(subject || words.noSubject)}`,
    `Message-ID: <${messageId}>`,
    '',
    withoutRules(withQuotesFolded(text).trim()),
    '',
    ...whereFrom(post, href),
  ].join('\n');
}

/** Whoever reads the digest has read what is quoted, or reads it further up. */
function withQuotesFolded(text: string): string {
  return foldedText(text)
    .map(({ kind, text: stretch }) => (kind === 'quoted' ? `${words.quoted(countQuoted(stretch))}\n` : stretch))
    .join('\n');
}

/** Without the line that announces a quotation, and without empty ones. */
function countQuoted(stretch: string): number {
  const lines = stretch.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => line.startsWith('>')).length || lines.length;
}

/** A line of hyphens in a message would end it: its first one gives way, as RFC 1153 asks. */
const withoutRules = (text: string): string => text.replace(/^-(?=-{29}\s*$)/gm, ' ');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
