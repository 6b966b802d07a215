import type { Part } from './parts.ts';

/** The leaves of a message by what they are for (RFC 8621, 4.1.4). */
export interface Body {
  /** Shown one after the other to whoever reads text. */
  readonly text: readonly Part[];
  /** Shown one after the other to whoever reads HTML. */
  readonly html: readonly Part[];
  readonly attachments: readonly Part[];
}

/** Chooses what of a message is its body, and what came with it. A part may be in both texts. */
export function bodyOf(root: Part): Body {
  const text: Part[] = [];
  const html: Part[] = [];
  const attachments: Part[] = [];
  sort([root], 'multipart/mixed', false, { text, html, attachments });
  if (isOtherText(root)) return { text: [root], html: [root], attachments: [] };
  return { text, html, attachments };
}

/** A message that is nothing but a text of another kind, as text/enriched, is shown all the same. */
function isOtherText(root: Part): boolean {
  const type = root.contentType.value;
  return (
    root.parts.length === 0 &&
    type.startsWith('text/') &&
    type !== 'text/calendar' &&
    root.disposition.value !== 'attachment'
  );
}

interface Sorted {
  /** Null within an alternative that has been decided for the other one. */
  readonly text: Part[] | null;
  readonly html: Part[] | null;
  readonly attachments: Part[];
}

function sort(parts: readonly Part[], within: string, alternative: boolean, into: Sorted): void {
  const textBefore = into.text?.length ?? -1;
  const htmlBefore = into.html?.length ?? -1;
  let { text, html } = into;
  for (const [index, part] of parts.entries()) {
    const type = part.contentType.value;
    if (part.parts.length > 0)
      sort(part.parts, type, alternative || type === 'multipart/alternative', { ...into, text, html });
    else if (!isShown(part, index, within)) into.attachments.push(part);
    else if (within === 'multipart/alternative') {
      if (type === 'text/plain') text?.push(part);
      else if (type === 'text/html') html?.push(part);
      else into.attachments.push(part);
    } else {
      if (alternative && type === 'text/plain') html = null;
      if (alternative && type === 'text/html') text = null;
      text?.push(part);
      html?.push(part);
      if (isMedia(type)) into.attachments.push(part);
    }
  }
  if (within !== 'multipart/alternative' || !text || !html) return;
  if (textBefore === text.length && htmlBefore !== html.length) text.push(...html.slice(htmlBefore));
  if (htmlBefore === html.length && textBefore !== text.length) html.push(...text.slice(textBefore));
}

function isShown(part: Part, index: number, within: string): boolean {
  const type = part.contentType.value;
  if (part.disposition.value === 'attachment') return false;
  if (type !== 'text/plain' && type !== 'text/html' && !isMedia(type)) return false;
  if (index === 0) return true;
  const named = part.contentType.parameters.has('name') || part.disposition.parameters.has('filename');
  return within !== 'multipart/related' && (isMedia(type) || !named);
}

function isMedia(type: string): boolean {
  return /^(?:image|audio|video)\//.test(type);
}
