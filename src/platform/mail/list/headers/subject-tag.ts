import { encodedText } from './encoded.ts';
import type { HeaderLine } from './lines.ts';
import type { HeaderStep } from './model.ts';

/** `[Tool Libraries]` before the subject, for lists whose owner wants it.  An answer that brings it back gets no second one. */
export const subjectTag: HeaderStep = {
  drops: ({ relayed }, lines) => (relayed && isMissing(relayed.subjectTag, lines) ? ['subject'] : []),
  adds({ relayed }, lines) {
    if (!relayed || !isMissing(relayed.subjectTag, lines)) return [];
    const subject = subjectOf(lines).replace(/\r\n$/, '').trim();
    // The space is part of the words, where there are any: what stands between two of them is not shown.
    return [`Subject: ${encodedText(`[${relayed.subjectTag}] `).trimEnd()}${subject && ` ${subject}`}`];
  },
};

const isMissing = (tag: string, lines: readonly HeaderLine[]): boolean =>
  tag !== '' && !subjectOf(lines).includes(encodedText(`[${tag}] `).trimEnd());

/** As it came, folds and all. */
function subjectOf(lines: readonly HeaderLine[]): string {
  const line = lines.find(({ name }) => name === 'subject')?.line ?? '';
  return line.slice(line.indexOf(':') + 1);
}
