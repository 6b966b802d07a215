import { ownIdOf, type ReadMessage } from '../../platform/mail/index.ts';
import type { CameBy, NewMessage } from './model.ts';

/** What is known of a message besides what stands in it. */
export interface Received {
  readonly raw: Buffer;
  readonly person: string | null;
  readonly cameBy: CameBy;
  readonly receivedAt: Date;
}

/** A message that was read, as it is to stand in a list. */
export function newMessageFrom(message: ReadMessage, { raw, person, cameBy, receivedAt }: Received): NewMessage {
  const [from = { name: '', address: '' }] = message.from;
  return {
    messageId: message.messageId ?? ownIdOf(raw),
    // In-Reply-To names the parent; without it, the last of the references does.
    answers: [...message.references, ...message.inReplyTo.toReversed()],
    raw,
    person,
    fromName: from.name,
    fromAddress: from.address,
    subject: message.subject,
    datedAt: message.date ?? receivedAt,
    cameBy,
    text: message.text,
    html: message.html,
    attachments: message.attachments,
  };
}
