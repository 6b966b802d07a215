import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { passedOn, postMailing } from '../../platform/mail/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { Message } from '../threads/model.ts';
import { sourceOf, verdictsOf } from '../threads/queries.ts';
import { mailChoicesOf } from './mail-choices/queries.ts';
import { mentionedIn } from './mentions/queries.ts';
import type { List, ListId } from './model.ts';

/** What a reader's token of a list opens: leaving it, and nothing else. */
export const audienceOf = (list: ListId): string => `list ${list}`;

/** The list for which a reader's token is good; null where it is for none. */
export function listOfAudience(audience: string | null): number | null {
  const [, list] = /^list (\d+)$/.exec(audience ?? '') ?? [];
  return list === undefined ? null : Number(list);
}

/** Where a message can be read, for ever. */
export const messageHref = (list: Pick<List, 'slug'>, number: number): string =>
  `/lists/${list.slug}/messages/${number}`;

/** The mailing of a message, as `postMailing` knows it. */
export const mailingOnce = ({ id }: Pick<Message, 'id'>): string => `conversations.message ${id}`;

/** Sends a message to whoever read the list message by message when it was posted, or is named or answered by it.  Safe to repeat. */
export async function fanOut(
  act: Act,
  list: List,
  message: Message,
  { baseUrl, mailDomain, sealer }: Pick<ConversationsHouse, 'baseUrl' | 'mailDomain' | 'sealer'>,
): Promise<void> {
  const raw = message.removedAt ? undefined : await sourceOf(act.db, message.id);
  if (!raw) return;
  const copying = {
    list,
    address: `${list.slug}@${mailDomain}`,
    domain: mailDomain,
    baseUrl: baseUrl(),
    archivedAt: baseUrl() + messageHref(list, message.number),
  };
  const verdicts = await verdictsOf(act.db, message.id);
  const unsealed = passedOn(raw, copying, {
    message,
    isFromList: message.cameBy === 'web',
    choices: await mailChoicesOf(act.db, list.id),
    verdicts,
  });
  const mail = sealer && verdicts ? await sealer.seal(unsealed, verdicts, act.at) : unsealed;
  const mentioned = await mentionedIn(act.db, message);
  await postMailing(
    act,
    { once: mailingOnce(message), kind: 'conversations.message', audience: audienceOf(list.id), ...mail },
    sql`
      select reachable.address, reachable.person
      from conversations.reading_span span join roll.reachable on reachable.person = span.person
      where list = ${list.id} and (delivery = 'each' or span.person = any(${mentioned}::uuid[])) and after_number < ${message.number}
        and (to_number is null or to_number >= ${message.number})
    `,
  );
}
