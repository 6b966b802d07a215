import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '../escape.ts';
import { maskHtml } from '../masking.ts';
import { htmlToText } from '../reading/html-to-text.ts';
import { isTooDeep } from './nesting.ts';
import { folded, unfolded } from './quotes.ts';
import { leftOut, quotedText } from './words.ts';

/** How the HTML of a message is made fit for a page. */
export interface SafeHtmlWishes {
  /** Where on this site a picture can be had that came with the message, by its Content-ID; undefined when none came. */
  readonly pictureAt?: (contentId: string) => string | undefined;
  /** Whether quotations stand as they are, and are not folded. */
  readonly staysOpen?: boolean;
  /** Whether mail addresses are made unreadable. */
  readonly masksAddresses?: boolean;
}

const mostLetters = 1_000_000;
const deepest = 100;

/**
 * The HTML of a message, fit to stand within a page: nothing in it runs, nothing is fetched, nothing is sent, and nothing looks like
 * a part of the site.  Where a picture from elsewhere was, a note says so.  Quotations are folded, in `details.quoted`.  What is too
 * large or too deep for any message comes as its text.  The classes are `quoted`, `heading` and `picture`.
 */
export function safeHtml(html: string, wishes: SafeHtmlWishes = {}): string {
  const safe = madeSafe(html, wishes);
  return wishes.masksAddresses ? maskHtml(safe) : safe;
}

function madeSafe(html: string, wishes: SafeHtmlWishes): string {
  if (html.length > mostLetters || isTooDeep(html))
    return `<pre>${escapeHtml(htmlToText(html.slice(0, mostLetters)))}</pre>`;
  const kept = sanitizeHtml(unfolded(html, quotedText), {
    allowedTags,
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'loading'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      ol: ['start'],
      '*': ['dir', 'lang'],
    },
    allowedClasses: { p: ['heading'], span: ['picture'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: [] },
    allowProtocolRelative: false,
    nestingLimit: deepest,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'xmp',
      'noscript',
      'title',
      'template',
      'svg',
      'math',
      'head',
    ],
    transformTags: {
      '*': withoutOddNumbers,
      a: asLink,
      img: (_, attributes) => asPicture(attributes, wishes),
      ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, asHeading])),
      center: 'div',
    },
  });
  return wishes.staysOpen ? kept : folded(kept, quotedText);
}

const allowedTags = (
  'a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure hr i img ins kbd li mark ol p pre q s samp small span ' +
  'strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'
).split(' ');

/** Only addresses that say where they lead; a bare one would lead into this site. */
function asLink(_: string, { href = '', title }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const leads = /^\s*(?:https?:\/\/|mailto:|tel:)/i.test(href);
  if (!leads) return { tagName: 'span', attribs: {} };
  return {
    tagName: 'a',
    attribs: { href: href.trim(), rel: 'noopener noreferrer nofollow ugc', ...(title ? { title } : {}) },
  };
}

/** The page has headings of its own, whose order must not be broken. */
function asHeading(): sanitizeHtml.Tag {
  return { tagName: 'p', attribs: { class: 'heading' } };
}

function asPicture(attributes: sanitizeHtml.Attributes, { pictureAt }: SafeHtmlWishes): sanitizeHtml.Tag {
  const source = attributes['src']?.trim() ?? '';
  const alt = (attributes['alt'] ?? '').slice(0, 300);
  const contentId = /^cid:(.{1,500})$/is.exec(source)?.[1];
  const address = contentId === undefined ? undefined : pictureAt?.(unescaped(contentId));
  if (address?.startsWith('/') && !address.startsWith('//'))
    return { tagName: 'img', attribs: { src: address, alt, loading: 'lazy', ...sizes(attributes) } };
  // A picture of a few points is there to tell the sender that somebody reads.
  if (isDot(attributes['width']) || isDot(attributes['height'])) return { tagName: 'span', attribs: {} };
  return { tagName: 'span', attribs: { class: 'picture' }, text: leftOut(alt, hostOf(source)) };
}

function unescaped(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}

function isDot(size: string | undefined): boolean {
  return size !== undefined && /^\s*[0-3](?:px)?\s*$/.test(size);
}

function sizes({ width, height }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const fit = (size: string | undefined) => size !== undefined && /^\d{1,4}$/.test(size);
  return { ...(fit(width) ? { width: width! } : {}), ...(fit(height) ? { height: height! } : {}) };
}

function hostOf(source: string): string {
  return /^https?:\/\/([a-z0-9.-]{1,100})/i.exec(source)?.[1]?.toLowerCase() ?? '';
}

/** A table of a million columns is no table. */
function withoutOddNumbers(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const attribs = { ...attributes };
  for (const name of ['colspan', 'rowspan', 'start'])
    if (name in attribs && !/^\d{1,3}$/.test(attribs[name]!)) delete attribs[name];
  if ('dir' in attribs && !/^(?:ltr|rtl|auto)$/i.test(attribs['dir']!)) delete attribs['dir'];
  if ('lang' in attribs && !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(attribs['lang']!)) delete attribs['lang'];
  return { tagName, attribs };
}
