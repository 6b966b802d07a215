import { createHash } from 'node:crypto';

/**
 * One field in the relaxed form (RFC 6376, 3.4.2), without a line end.  Bytes stand in the text as they are, a letter each
 * (`latin1`), so that nothing is lost of what is no UTF-8.
 */
export function relaxedField(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r?\n/g, '')
    .replace(/[ \t]+/g, ' ');
  return `${nameOf(field)}:${trimmed(value)}`;
}

/** In lower case; old messages leave a space before the colon. */
export function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase().trimEnd();
}

/** Spaces alone: other white space is part of the value. */
function trimmed(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && value[start] === ' ') start++;
  while (end > start && value[end - 1] === ' ') end--;
  return value.slice(start, end);
}

/** The fields of a header in their order, each with its folds and without its last line end. */
export function fieldsOf(header: string): string[] {
  const fields: string[] = [];
  for (const line of header.split('\n')) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (/^[ \t]/.test(text) && fields.length > 0) fields.push(`${fields.pop()}\r\n${text}`);
    else if (text.indexOf(':') > 0) fields.push(text);
  }
  return fields;
}

/** The hash of a body in the relaxed form (RFC 6376, 3.4.4), in base64.  A line ends in a line feed, or in both signs. */
export function relaxedBodyHash(body: Uint8Array): string {
  const lines = Buffer.from(body.buffer, body.byteOffset, body.length)
    .toString('latin1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\r?\n/g, '\r\n');
  let end = lines.endsWith(' ') ? lines.length - 1 : lines.length;
  while (lines.endsWith('\r\n', end)) end -= 2;
  const hash = createHash('sha256').update(lines.slice(0, end), 'latin1');
  return (end > 0 ? hash.update('\r\n') : hash).digest('base64');
}
