import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { postMailing, type Verdicts } from '../../platform/mail/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { Message } from '../threads/model.ts';
import { sourceOf, verdictsOf } from '../threads/queries.ts';
import { withFooter } from './footer.ts';
import { whyFromList } from './from-list.ts';
import { cutMessage } from './headers/lines.ts';
import type { Copying, Relayed } from './headers/model.ts';
import { fieldsTouched, listMail, type ListMail } from './headers/steps.ts';
import type { MailChoices } from './mail-choices/model.ts';
import { mailChoicesOf } from './mail-choices/queries.ts';
import type { List, ListId } from './model.ts';

/** What a reader's token of a list opens: leaving it, and nothing else. */
export const audienceOf = (list: ListId): string => `list ${list}`;

/** Where a message can be read, for ever. */
export const messageHref = (list: Pick<List, 'slug'>, number: number): string =>
  `/lists/${list.slug}/messages/${number}`;

/** The mailing of a message, as `postMailing` knows it. */
export const mailingOnce = ({ id }: Pick<Message, 'id'>): string => `conversations.message ${id}`;

/** Sends a message to whoever read the list message by message when it was posted.  Safe to repeat. */
export async function fanOut(
  act: Act,
  list: List,
  message: Message,
  { baseUrl, mailDomain }: Pick<ConversationsHouse, 'baseUrl' | 'mailDomain'>,
): Promise<void> {
  const raw = await sourceOf(act.db, message.id);
  if (!raw) return;
  const copying = {
    list,
    address: `${list.slug}@${mailDomain}`,
    domain: mailDomain,
    baseUrl: baseUrl(),
    archivedAt: baseUrl() + messageHref(list, message.number),
  };
  const mail = passedOn(raw, copying, {
    message,
    choices: await mailChoicesOf(act.db, list.id),
    verdicts: await verdictsOf(act.db, message.id),
  });
  await postMailing(
    act,
    { once: mailingOnce(message), kind: 'conversations.message', audience: audienceOf(list.id), ...mail },
    sql`
      select reachable.address, reachable.person
      from conversations.reading_span span join roll.reachable on reachable.person = span.person
      where list = ${list.id} and delivery = 'each' and after_number < ${message.number}
        and (to_number is null or to_number >= ${message.number})
    `,
  );
}

interface PassedOn {
  readonly message: Pick<Message, 'messageId' | 'datedAt' | 'fromName' | 'fromAddress' | 'cameBy'>;
  readonly choices: MailChoices;
  readonly verdicts: Verdicts | null;
}

/** A message as the list passes it on, with what its owner chose and From as it can stay. */
export function passedOn(
  raw: Buffer,
  copying: Omit<Copying, 'relayed'>,
  { message, choices, verdicts }: PassedOn,
): ListMail {
  const { messageId, datedAt, fromName: name, fromAddress: address, cameBy } = message;
  const relayed: Relayed = { messageId, datedAt, subjectTag: choices.subjectTag, viaList: null };
  const parted = cutMessage(raw);
  const touched = fieldsTouched(parted.lines, { ...copying, relayed });
  const why = whyFromList({ choices, verdicts, touched, fromAddress: address, lines: parted.lines });
  // What was written on the web is from the list already.
  const viaList = why !== null && cameBy !== 'web' ? { name, address } : null;
  const whole = choices.footer === '' ? parted : withFooter(parted, choices.footer);
  return listMail(whole, { ...copying, relayed: { ...relayed, viaList } });
}
