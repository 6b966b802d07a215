import type { MboxEntry } from '../mbox/entry.ts';
import type { Defect } from './message.ts';

/** What is wrong with a message, as the end of a sentence that names it; of a mailbox's stretches too. */
export const defectWords: Readonly<Record<Defect | NonNullable<MboxEntry['trouble']>, string>> = {
  'too-large': 'larger than is taken',
  'no-message': 'no message: it has no header',
  'header-too-large': 'its header was cut off',
  'header-broken': 'its header is broken',
  'too-many-parts': 'it has too many parts, and the last are left out',
  'too-deep': 'its parts lie too deep, and the deepest are left out',
  'parts-missing': 'its end is missing',
  'text-too-long': 'its text was cut off',
  'charset-unknown': 'its letters are of an unknown kind',
  'text-broken': 'some of its letters are broken',
  'encoding-unknown': 'it is encoded in an unknown way',
  unreadable: 'it cannot be read',
};
