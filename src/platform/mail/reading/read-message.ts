import PostalMime, { addressParser, decodeWords, type Email } from 'postal-mime';
import { usualLimits, type Attachment, type Mailbox, type ReadingLimits, type ReadMessage } from './message.ts';

/** Reads a message from its bytes.  It ends for any bytes, within the limits, and never throws. */
export async function readMessage(raw: Uint8Array, limits: ReadingLimits = usualLimits): Promise<ReadMessage> {
  const email: Email = await PostalMime.parse(raw.subarray(0, limits.bytes), { maxNestingDepth: limits.depth }).catch(
    () => ({ headers: [], headerLines: [], attachments: [] }),
  );
  const field = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? null;
  const boxes = (name: string): Mailbox[] =>
    addressParser(field(name) ?? '', { flatten: true }).map((each) => ({
      name: each.name,
      address: each.address ?? '',
    }));
  const ids = (name: string) => [...(field(name) ?? '').matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id!);
  const date = new Date(field('date') ?? '');
  return {
    headers: email.headers.map(({ key, value }) => ({ name: key, value: decodeWords(value) })),
    messageId: ids('message-id')[0] ?? null,
    inReplyTo: ids('in-reply-to'),
    references: ids('references'),
    from: boxes('from'),
    sender: boxes('sender'),
    replyTo: boxes('reply-to'),
    to: boxes('to'),
    cc: boxes('cc'),
    subject: decodeWords(field('subject') ?? ''),
    date: Number.isNaN(date.getTime()) ? null : date,
    text: email.text ?? '',
    html: email.html ?? null,
    attachments: email.attachments.map(asAttachment),
    autoSubmitted: field('auto-submitted')?.trim().toLowerCase() ?? null,
    precedence: field('precedence')?.trim().toLowerCase() ?? null,
    defects: [],
  };
}

function asAttachment(attachment: Email['attachments'][number]): Attachment {
  const content = new Uint8Array(attachment.content as ArrayBuffer);
  return {
    name: attachment.filename?.replace(/[/\\\p{C}]/gu, '_').slice(0, 120) || 'attachment',
    type: attachment.mimeType,
    disposition: attachment.disposition === 'inline' ? 'inline' : 'attachment',
    contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
    size: content.length,
    content,
  };
}
