import { decodedWords, textOfHeader } from './encoded-words.ts';
import type { HeaderField } from './message.ts';

/** A field as it stood, unfolded and not decoded. */
export interface RawField {
  readonly name: string;
  readonly value: string;
}

/** The lines of a header, gathered into fields. */
export interface ReadHeader {
  readonly fields: readonly RawField[];
  readonly broken: boolean;
  /** Whether there were more of them. */
  readonly cut: boolean;
}

/**
 * Gathers the lines of a header into at most `most` fields.  A line that is neither a field nor the rest of one is passed over:
 * gateways fold without a space.
 */
export function readHeader(lines: readonly Uint8Array[], most: number): ReadHeader {
  const fields: { name: string; pieces: string[] }[] = [];
  let broken = false;
  for (const [index, line] of lines.entries()) {
    const text = textOfHeader(line);
    if (/^[ \t]/.test(text)) {
      fields.at(-1)?.pieces.push(text);
      continue;
    }
    const name = fieldName.exec(text)?.[1];
    if (name && fields.length === most) return { fields: unfolded(fields), broken, cut: true };
    if (name) fields.push({ name: name.toLowerCase(), pieces: [text.slice(text.indexOf(':') + 1)] });
    else if (!(index === 0 && separator.test(text))) broken = true;
  }
  return { fields: unfolded(fields), broken, cut: false };
}

function unfolded(fields: readonly { readonly name: string; readonly pieces: readonly string[] }[]): RawField[] {
  return fields.map(({ name, pieces }) => ({ name, value: oneLine(pieces) }));
}

/** Whether a line can begin a field: a name, and a colon. */
export function isField(line: Uint8Array): boolean {
  let at = 0;
  while (at < longestName && line[at]! > 0x20 && line[at]! < 0x7f && line[at] !== colon) at++;
  const named = at > 0;
  while (at < longestName && (line[at] === 0x20 || line[at] === 0x09)) at++;
  return named && line[at] === colon;
}

const colon = 0x3a;
const longestName = 100;

/** The first field of that name; whatever comes later under the same name does not count. */
export function valueOf(fields: readonly RawField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

/** Fields as people read them. */
export function decodedFields(fields: readonly RawField[]): HeaderField[] {
  return fields.map(({ name, value }) => ({ name, value: decodedWords(value) }));
}

const fieldName = /^([!-9;-~]{1,100})[ \t]*:/;
const separator = /^>?From /;

function oneLine(pieces: readonly string[]): string {
  return pieces
    .join('')
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f]+/g, ' ')
    .trim();
}
