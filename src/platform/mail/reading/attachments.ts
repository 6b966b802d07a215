import { safeName } from './attachment-name.ts';
import { decodedWords } from './encoded-words.ts';
import { readHeader, valueOf } from './header.ts';
import type { Attachment, Defect } from './message.ts';
import type { Part } from './parts.ts';
import { transferred } from './texts.ts';

/** A part as a file that came with the message. */
export function attachmentOf(part: Part, index: number, note: (defect: Defect) => void): Attachment {
  const type = part.contentType.value;
  const content = transferred(part, note);
  const given = part.disposition.parameters.get('filename') ?? part.contentType.parameters.get('name');
  return {
    name: safeName(given ?? titleOf(type, content), `attachment-${index + 1}${endings[type] ?? ''}`),
    type: type.slice(0, 200).toWellFormed(),
    disposition: part.disposition.value === 'attachment' ? 'attachment' : 'inline',
    contentId: valueOf(part.fields, 'content-id')?.replace(/^<|>$/g, '').slice(0, 500).toWellFormed() || null,
    size: content.length,
    content,
  };
}

const endings: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'message/rfc822': '.eml',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
};

/** A message that was forwarded whole is known by its subject. */
function titleOf(type: string, content: Uint8Array): string {
  if (type !== 'message/rfc822') return '';
  const head =
    Buffer.from(content.subarray(0, 20_000))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const { fields } = readHeader(
    head.split(/\r?\n/).map((line) => Buffer.from(line, 'latin1')),
    100,
  );
  const subject = decodedWords(valueOf(fields, 'subject') ?? '')
    .replace(/[/\\]/g, '-')
    .trim();
  return subject && `${subject}.eml`;
}
