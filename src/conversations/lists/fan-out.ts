import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { postMailing } from '../../platform/mail/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { Message } from '../threads/model.ts';
import { sourceOf } from '../threads/queries.ts';
import { listMail } from './headers/steps.ts';
import type { List, ListId } from './model.ts';

/** What a reader's token of a list opens: leaving it, and nothing else. */
export const audienceOf = (list: ListId): string => `list ${list}`;

/** Where a message can be read, for ever. */
export const messageHref = (list: Pick<List, 'slug'>, number: number): string =>
  `/lists/${list.slug}/messages/${number}`;

/** Sends a message to whoever reads the list message by message.  Safe to repeat. */
export async function fanOut(
  act: Act,
  list: List,
  message: Message,
  { baseUrl, mailDomain }: Pick<ConversationsHouse, 'baseUrl' | 'mailDomain'>,
): Promise<void> {
  const raw = await sourceOf(act.db, message.id);
  if (!raw) return;
  const mail = listMail(raw, {
    list,
    address: `${list.slug}@${mailDomain}`,
    domain: mailDomain,
    baseUrl: baseUrl(),
    archivedAt: baseUrl() + messageHref(list, message.number),
  });
  await postMailing(
    act,
    {
      once: `conversations.message ${message.id}`,
      kind: 'conversations.message',
      audience: audienceOf(list.id),
      ...mail,
    },
    sql`
      select reachable.address, reachable.person
      from conversations.subscription join roll.reachable on reachable.person = subscription.person
      where list = ${list.id} and ended_at is null and delivery = 'each' and (paused_until is null or paused_until <= ${act.at})
    `,
  );
}
