import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true });

/** What somebody wrote in Markdown, as HTML that is fit for a page and for a letter. */
export function markdownToHtml(source: string): string {
  return markdown.render(source);
}

/** What somebody wrote in Markdown, as the text of a letter. */
export function markdownToText(source: string): string {
  return source;
}
