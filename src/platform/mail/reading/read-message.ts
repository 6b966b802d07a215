import { cleanText } from '../../text/index.ts';
import { readAddresses } from './addresses.ts';
import { attachmentOf } from './attachments.ts';
import { bodyOf } from './body.ts';
import { readDate } from './dates.ts';
import { decodedWords } from './encoded-words.ts';
import { decodedFields, valueOf } from './header.ts';
import { readId, readIds } from './ids.ts';
import { usualLimits, type Defect, type ReadingLimits, type ReadMessage } from './message.ts';
import { partsOf, type Part } from './parts.ts';
import { htmlOf, textOf } from './texts.ts';

/**
 * Reads a message from its bytes.  It ends for any bytes, in time and memory that grow with them and within the limits, and never
 * throws.
 */
export async function readMessage(raw: Uint8Array, given: Partial<ReadingLimits> = {}): Promise<ReadMessage> {
  const limits = { ...usualLimits, ...given };
  const defects = new Set<Defect>();
  const note = (defect: Defect) => void defects.add(defect);
  if (raw.length > limits.bytes) note('too-large');
  const root = partsOf(withLineFeeds(raw.subarray(0, limits.bytes)), limits, note);
  const body = bodyOf(root);
  const reading = { letters: limits.letters, note };
  const [text, html] = [textOf(body, reading), htmlOf(body, reading)];
  const attachments = body.attachments.map((part, index) => attachmentOf(part, index, note));
  return { ...headerOf(root), text, html, attachments, defects: [...defects] };
}

function headerOf({ fields }: Part) {
  const field = (name: string) => valueOf(fields, name) ?? '';
  const word = (name: string) => /[a-z-]+/.exec(field(name).toLowerCase())?.[0] ?? null;
  return {
    headers: decodedFields(fields),
    messageId: readId(field('message-id')),
    inReplyTo: readIds(field('in-reply-to')),
    references: readIds(field('references')),
    from: readAddresses(field('from')),
    sender: readAddresses(field('sender')),
    replyTo: readAddresses(field('reply-to')),
    to: readAddresses(field('to')),
    cc: readAddresses(field('cc')),
    subject: cleanText(decodedWords(field('subject')))
      .replace(/\s+/g, ' ')
      .trim(),
    date: readDate(field('date')),
    autoSubmitted: word('auto-submitted'),
    precedence: word('precedence'),
  };
}

/** Old Macintosh programs ended lines by a carriage return alone. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  return raw.includes(0x0a) || !raw.includes(0x0d) ? raw : raw.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
