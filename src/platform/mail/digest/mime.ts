import MailComposer from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';
import type { DigestPost, Masthead } from './model.ts';
import { whereFrom } from './plain.ts';

/** Fills a mail with a digest whose messages stand for themselves, and can be answered one by one (RFC 2046, 5.1.5). */
export async function mimeDigest(root: MimeNode, head: Masthead, posts: readonly DigestPost[]): Promise<void> {
  const { title, day, intro, contents, foot } = head;
  textPart(root, [`${title}, ${day}`, intro, contents.join('\n')].join('\n\n'));
  const digest = root.createChild('multipart/digest');
  for (const post of posts) digest.createChild('message/rfc822').setContent(await messageOf(post, head));
  textPart(root, foot.join('\n\n'));
}

function textPart(root: MimeNode, text: string): void {
  root.createChild('text/plain; charset=utf-8').setContent(`${text}\n`);
}

/** The message as text, with its quotations: whoever answers it answers all of it. */
async function messageOf(post: DigestPost, { hrefOf }: Masthead): Promise<Buffer> {
  const { fromName: name, fromAddress: address, subject, datedAt: date, messageId, parentId, number, text } = post;
  const composer = new MailComposer({
    from: { name, address },
    subject,
    date,
    messageId: `<${messageId}>`,
    ...(parentId !== null && { inReplyTo: `<${parentId}>`, references: `<${parentId}>` }),
    text: `${text.trimEnd()}\n\n${whereFrom(post, hrefOf(number)).join('\n')}\n`,
    newline: '\r\n',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}
