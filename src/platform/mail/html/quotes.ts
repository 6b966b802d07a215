import { escapeHtml } from '../escape.ts';

/**
 * Folds each quotation that stands in no other.  The HTML must be clean: well nested, `<` in it only where a tag begins, and
 * quotations without attributes but for direction and language.
 */
export function folded(html: string, label: string): string {
  const opens = `<details class="quoted"><summary>${escapeHtml(label)}</summary>`;
  let depth = 0;
  return html.replace(/<(\/?)blockquote(?: [^<>]*)?>/g, (tag, slash: string) => {
    if (slash === '') return depth++ === 0 ? opens + tag : tag;
    return --depth === 0 ? `${tag}</details>` : tag;
  });
}
