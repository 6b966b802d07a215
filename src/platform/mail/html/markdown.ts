import MarkdownIt from 'markdown-it';
import { htmlToText } from '../reading/html-to-text.ts';
import { safeHtml } from './safe-html.ts';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 50 }).disable('image');
markdown.validateLink = (address) => /^(?:https?:\/\/|mailto:)/i.test(address.trim());

/** What somebody wrote in Markdown, as HTML that is fit for a letter, and for a page that folds its quotations. A line that ends ends; HTML is text; pictures are links. */
export function markdownToHtml(source: string): string {
  return safeHtml(markdown.render(source), { staysOpen: true });
}

/** What somebody wrote in Markdown, as the text of a letter: lists and quotations with their marks, the address behind each link. */
export function markdownToText(source: string): string {
  return htmlToText(markdown.render(source));
}
