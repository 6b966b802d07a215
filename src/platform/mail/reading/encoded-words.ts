import { decodeText } from './charsets.ts';
import { fromBase64, fromQuotedPrintable } from './transfer.ts';

/** The text of a header's line: UTF-8 where it is that (RFC 6532), else Windows-1252, in which most others were written. */
export function textOfHeader(line: Uint8Array): string {
  return decodeText(line, null).text;
}

/** A value in which words may be encoded (RFC 2047), as text.  What is no encoded word stays as it is. */
export function decodedWords(value: string): string {
  return pieces(value)
    .map((piece) => (typeof piece === 'string' ? piece : decodeText(piece.bytes, piece.charset).text))
    .join('')
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f]+/g, ' ');
}

/** The same value with its encoded words in UTF-8, for readers that know no other charset. */
export function wordsInUtf8(value: string): string {
  return pieces(value)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const text = decodeText(piece.bytes, piece.charset).text;
      return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    })
    .join('');
}

interface Encoded {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

/**
 * Space between two encoded words is none, and their bytes are one where the charset is: a letter may be cut between them,
 * though it should not.
 */
function pieces(value: string): (string | Encoded)[] {
  const found: (string | { charset: string; bytes: Uint8Array[] })[] = [];
  let end = 0;
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(end, match.index);
    const charset = (match[1] ?? '').replace(/\*.*/, '').toLowerCase();
    const bytes = bytesOf(match[2] ?? '', match[3] ?? '');
    end = match.index + match[0].length;
    const last = found.at(-1);
    const follows = typeof last === 'object' && between.trim() === '';
    if (between && !follows) found.push(between);
    if (follows && last.charset === charset) last.bytes.push(bytes);
    else found.push({ charset, bytes: [bytes] });
  }
  found.push(value.slice(end));
  return found.map((piece) => (typeof piece === 'string' ? piece : { ...piece, bytes: Buffer.concat(piece.bytes) }));
}

const encodedWord = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)\?=/g;

function bytesOf(encoding: string, text: string): Uint8Array {
  // Letters beyond ASCII do not belong here.  They came as single bytes, and mean what those bytes mean in the word's charset.
  const bytes = /^[\u0000-\u00ff]*$/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text);
  return /b/i.test(encoding)
    ? fromBase64(bytes)
    : fromQuotedPrintable(Buffer.from(bytes.map((byte) => (byte === underscore ? space : byte))));
}

const underscore = 0x5f;
const space = 0x20;
