import { escapeHtml } from '../escape.ts';

/**
 * Folds each quotation that stands in no other.  The HTML must be clean: well nested, `<` in it only where a tag begins, and
 * quotations without attributes but for direction and language.
 */
export function folded(html: string, label: string): string {
  const opens = foldOf(label);
  let depth = 0;
  return html.replace(/<(\/?)blockquote(?: [^<>]*)?>/g, (tag, slash: string) => {
    if (slash === '') return depth++ === 0 ? opens + tag : tag;
    return --depth === 0 ? `${tag}</details>` : tag;
  });
}

/** Takes away what `folded` put there, before tags that stand for nothing are dropped and leave their words. */
export const unfolded = (html: string, label: string): string => html.replaceAll(foldOf(label), '');

const foldOf = (label: string): string => `<details class="quoted"><summary>${escapeHtml(label)}</summary>`;
