/** Letters of a name before the @ that are looked at; nothing longer is delivered. */
const name = String.raw`[\p{L}\p{N}\p{M}._%+'~!#$&*=-]`;
const inText = new RegExp(`(${name})${name}{0,63}(@|%40)`, 'giu');
const quotedName = /"[^"\n]{1,64}"@/g;
const inMarkup = new RegExp(`(${name})${name}{0,63}((?:<[^<>]{0,200}>){1,5})@`, 'giu');

/**
 * A text in which no mail address can be read whole: `ada@example.org` becomes `a…@example.org`, wherever it stands: in a quoted header,
 * between angle brackets, in the address of a link.
 */
export const maskAddresses = (text: string): string =>
  mayHoldAddress(text) ? text.replaceAll(inText, '$1…$2').replaceAll(quotedName, '"…"@') : text;

/** The same for HTML that `safeHtml` has seen to.  Links that would write to somebody become their text. */
export function maskHtml(html: string): string {
  if (!mayHoldAddress(html)) return html;
  const unlinked = html.replaceAll(/<a href="mailto:[^"]*"[^>]*>/gi, '<a>');
  return maskAddresses(unlinked.replaceAll(inMarkup, '$1…$2@'));
}

/** A file of text, of whatever letters, with its addresses masked; any other as it is. */
export function maskFile(bytes: Buffer): Buffer {
  if (bytes.includes(0)) return bytes;
  // Byte for byte, so that letters of any encoding come through.
  return Buffer.from(bytes.toString('latin1').replaceAll(inBytes, '$1...$2'), 'latin1');
}

/** Looked for from the beginning of each run of letters alone: a file may be large, and have no other letters. */
const inBytes =
  /(?<![a-z0-9._%+'~!#$&*=\x80-\xff-])([a-z0-9._%+'~!#$&*=\x80-\xff-])[a-z0-9._%+'~!#$&*=\x80-\xff-]*(@|%40|=40)/gi;

const mayHoldAddress = (text: string): boolean => text.includes('@') || text.includes('%40');
