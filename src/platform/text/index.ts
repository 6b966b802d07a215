/**
 * Text from outside as it is kept: in Unicode's usual form, each line ended by one line feed.  Signs that are no letters are taken
 * out: PostgreSQL takes no NUL, lone surrogates are no text, and an override of direction lets a name read as another.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(notLetters, '')
    .toWellFormed()
    .normalize('NFC');
}

/** Control signs but for tab and line feed; embeddings, overrides and isolates of direction. Marks of direction stay: scripts need them. */
const notLetters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
export { base32, bytesOfBase32 } from './base32.ts';
