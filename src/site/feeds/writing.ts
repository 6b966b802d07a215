import { createHmac } from 'node:crypto';
import { Feed } from 'feed';

/** One thing in a feed. */
export interface FeedEntry {
  /** Names the thing for ever: `petition 6`. */
  readonly key: string;
  readonly title: string;
  /** Who said it, where it is not the association. */
  readonly writer?: string;
  readonly url: string;
  /** A line, and paragraphs parted by blank lines. */
  readonly text: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** A feed before it is written. */
export interface FeedToWrite {
  /** Names it for ever: `petitions`. */
  readonly name: string;
  /** Its own address without the ending: `/feeds/petitions`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same. */
  readonly url: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
  /** When anything of it last changed. */
  readonly updatedAt: Date;
}

export const feedFormats = ['atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The text of a feed. Ids are made with the key of the house: they stay when its address, or a title, changes. */
export function writtenFeed(toWrite: FeedToWrite, format: FeedFormat, { baseUrl, key }: Writing): string {
  const { name, path, title, description, url, author, entries, updatedAt } = toWrite;
  const own = (each: FeedFormat) => `${baseUrl}${path}.${each}`;
  const feed = new Feed({
    id: urnOf(key, `feed ${name}`),
    title: clean(title),
    description: clean(description),
    link: url,
    feedLinks: { atom: own('atom'), json: own('json') },
    author: { name: clean(author) },
    updated: updatedAt,
    generator: 'Folkmoot',
  });
  for (const entry of entries) {
    feed.addItem({
      id: urnOf(key, entry.key),
      // A title is HTML in Atom and plain text in JSON.
      title: format === 'atom' ? escaped(entry.title) : clean(entry.title),
      link: entry.url,
      ...(entry.writer && { author: [{ name: clean(entry.writer) }] }),
      content: paragraphs(entry.text),
      published: entry.publishedAt,
      date: entry.updatedAt,
    });
  }
  return format === 'atom' ? feed.atom1() : feed.json1();
}

interface Writing {
  readonly baseUrl: string;
  readonly key: Buffer;
}

/** A UUID of version 8 (RFC 9562), made of the name alone. */
function urnOf(key: Buffer, name: string): string {
  const bytes = createHmac('sha256', key).update(`feed id ${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As HTML, which also leaves nothing that could end a CDATA section. */
const escaped = (text: string): string => clean(text).replace(/[&<>"']/g, (letter) => entities[letter]!);

/** XML 1.0 has no place for control characters, not even escaped. */
const clean = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
