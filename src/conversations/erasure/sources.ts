import MailComposer from 'nodemailer/lib/mail-composer';
import { readApart, type ReadMessage } from '../../platform/mail/index.ts';
import { inPlaceOf, maskedBytes, maskedText, mentions, type Traces } from '../../platform/erasure/index.ts';

/** The bytes of a message as they are kept when somebody in it is erased: masked in their place, else the message is written anew. */
export async function maskedMessage(raw: Buffer, traces: Traces): Promise<Buffer> {
  const masked = maskedBytes(raw, traces);
  const read = await readApart(masked);
  const headers = read.headers.map(({ value }) => value).join('\n');
  const isClean = ![headers, read.text, read.html ?? ''].some((text) => mentions(text, traces));
  return isClean ? masked : composedAnew(read, traces);
}

/** What base64 or quoted-printable hides cannot be masked where it stands. */
function composedAnew(read: ReadMessage, traces: Traces): Promise<Buffer> {
  const masked = (text: string) => maskedText(text, traces);
  const boxes = (list: ReadMessage['from']) =>
    list.map(({ name, address }) => {
      const isTheirs = masked(address) !== address;
      return { name: isTheirs ? inPlaceOf.name : masked(name), address: masked(address) };
    });
  return new MailComposer({
    from: boxes(read.from),
    to: boxes(read.to),
    cc: boxes(read.cc),
    replyTo: boxes(read.replyTo),
    subject: masked(read.subject),
    ...(read.messageId !== null && { messageId: `<${read.messageId}>` }),
    inReplyTo: read.inReplyTo.map((id) => `<${id}>`).join(' '),
    references: read.references.map((id) => `<${id}>`),
    ...(read.date && { date: read.date }),
    text: masked(read.text),
    ...(read.html !== null && { html: masked(read.html) }),
    attachments: read.attachments.map(({ name, type, content }) => ({
      filename: masked(name),
      contentType: type,
      content: Buffer.from(content),
    })),
    newline: '\r\n',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0])
    .compile()
    .build();
}
