import type { Act } from '../../platform/act/index.ts';
import type { IncomingMail, MailClaim, OwnAddress, ReadMessage } from '../../platform/mail/index.ts';
import { readMessage } from '../../platform/mail/index.ts';
import { postMessage } from '../threads/commands.ts';
import { ownIdOf } from '../threads/storing/fingerprint.ts';
import type { NewMessage } from '../threads/model.ts';
import { readersByAddress } from '../subscriptions/queries.ts';
import { listBySlug } from './queries.ts';
import { askedOf } from './rules.ts';

/** Takes the mail to the lists. */
export const listMailClaim: MailClaim = {
  name: 'conversations.lists',
  async claims(db, { local }) {
    const { slug, word } = askedOf(local);
    return word === null && (await listBySlug(db, slug)) !== undefined;
  },
  async read(mail, address) {
    const message = await readMessage(mail.raw);
    return (act) => take(act, mail, address, message);
  },
};

async function take(act: Act, mail: IncomingMail, { local }: OwnAddress, message: ReadMessage): Promise<void> {
  const list = await listBySlug(act.db, askedOf(local).slug);
  if (!list) throw new Error('the list was there when the message came');
  const [from] = message.from;
  const [reader] = from ? await readersByAddress(act.db, list.id, from.address) : [];
  await postMessage(act, list.id, asNewMessage(mail, message, reader?.person ?? null));
}

function asNewMessage(mail: IncomingMail, message: ReadMessage, person: string | null): NewMessage {
  const [from = { name: '', address: '' }] = message.from;
  return {
    messageId: message.messageId ?? ownIdOf(mail.raw),
    // In-Reply-To names the parent; without it, the last of the references does.
    answers: [...message.references, ...message.inReplyTo.toReversed()],
    raw: mail.raw,
    person,
    fromName: from.name,
    fromAddress: from.address,
    subject: message.subject,
    datedAt: message.date ?? mail.receivedAt,
    cameBy: 'mail',
    text: message.text,
    html: message.html,
    attachments: message.attachments,
  };
}
