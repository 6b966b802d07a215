import sanitizeHtml from 'sanitize-html';

/** How the HTML of a message is made fit for a page. */
export interface SafeHtmlWishes {
  /** Where a picture can be had that came with the message, by its Content-ID; undefined when it did not come. */
  readonly pictureAt?: (contentId: string) => string | undefined;
}

/**
 * The HTML of a message, fit to stand within a page: nothing in it runs, nothing is fetched, nothing is sent.
 */
export function safeHtml(html: string, _wishes: SafeHtmlWishes = {}): string {
  return sanitizeHtml(html);
}
