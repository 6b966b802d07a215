import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { isReplySubject, markdownToHtml, markdownToText } from '../../platform/mail/index.ts';
import type { List } from '../lists/model.ts';
import type { Message, NewAttachment, NewMessage } from '../threads/model.ts';
import type { Draft } from './model.ts';

/** Who writes on the web, and to which list. */
export interface Composing {
  readonly list: Pick<List, 'slug' | 'name'>;
  readonly domain: string;
  readonly writer: { readonly id: string; readonly name: string; readonly address: string };
  /** Made with the form: whoever presses twice sends once. */
  readonly once: string;
  readonly answering: Message | null;
  readonly at: Date;
  readonly attachments?: readonly NewAttachment[];
}

/**
 * What somebody wrote on the web, as the mail that it leaves as.  It is from the list, in the writer's name, because a server for
 * their domain has not sent it; answers go to the list, or by Reply-To to the writer alone.
 */
export async function composeMessage(
  { list, domain, writer, once, answering, at, attachments = [] }: Composing,
  { subject, body }: Draft,
): Promise<NewMessage> {
  const messageId = `${idOf(writer.id, once)}@${domain}`;
  const answers = answering ? ancestorsOf(answering) : [];
  const [text, html] = [markdownToText(body), markdownToHtml(body)];
  const address = `${list.slug}@${domain}`;
  const composer = new MailComposer({
    from: { name: `${writer.name} via ${list.name}`, address },
    to: { name: list.name, address },
    replyTo: { name: writer.name, address: writer.address },
    subject,
    messageId: `<${messageId}>`,
    ...(answering && {
      inReplyTo: `<${answering.messageId}>`,
      references: answers.map((id) => `<${id}>`),
    }),
    date: at,
    text,
    html,
    attachments: attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    newline: '\r\n',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return {
    messageId,
    answers,
    raw: await composer.compile().build(),
    person: writer.id,
    fromName: writer.name,
    fromAddress: writer.address,
    subject,
    datedAt: at,
    cameBy: 'web',
    text,
    html,
    attachments,
  };
}

/** The subject of an answer. */
export const replySubject = (subject: string): string => (isReplySubject(subject) ? subject : `Re: ${subject}`);

/** The line of ancestors, the first and the last ten: a long thread makes no long header. */
function ancestorsOf({ answers, messageId }: Message): string[] {
  const line = [...new Set([...answers, messageId])];
  return line.length <= 11 ? line : [line[0]!, ...line.slice(-10)];
}

const idOf = (person: string, once: string): string =>
  createHash('sha256').update(`${person} ${once}`).digest('hex').slice(0, 32);
