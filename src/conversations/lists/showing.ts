import { groupsById, participationOf } from '../../groups/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { maskAddresses, type SafeHtmlWishes } from '../../platform/mail/index.ts';
import type { PageOptions } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { countWaiting } from '../moderation/queries.ts';
import { mayModerate } from '../moderation/rules.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import type { List } from './model.ts';
import type { ListAbout } from './views.tsx';

/** Where a list is read. */
export const listHref = ({ slug }: Pick<List, 'slug'>): string => `/lists/${slug}`;

/** What a visitor is shown of a list beside its threads. */
export async function aboutList(
  { db, by, grants, zone }: Visit,
  list: List,
  { association, mailDomain }: Pick<ConversationsHouse, 'association' | 'mailDomain'>,
): Promise<ListAbout> {
  const [groups, subscription] = await Promise.all([
    list.group ? groupsById(db, [list.group]) : undefined,
    by ? subscriptionOf(db, list.id, by) : undefined,
  ]);
  const group = list.group ? groups?.get(list.group) : undefined;
  const isModerator = mayModerate(grants, group);
  return {
    list,
    group,
    isModerator,
    waiting: isModerator ? await countWaiting(db, list.id) : 0,
    association,
    address: `${list.slug}@${mailDomain}`,
    subscription: subscription?.endedAt === null ? subscription : undefined,
    zone,
  };
}

/** Whether the visitor reads the mail addresses in what was said: whoever takes part does, all others read them masked. */
export async function readsAddresses({ db, by }: Visit, { id, group }: List): Promise<boolean> {
  if (!by) return false;
  const [subscription, participation] = await Promise.all([
    subscriptionOf(db, id, by),
    group ? participationOf(db, group, by) : undefined,
  ]);
  return subscription?.endedAt === null || participation !== undefined;
}

/** What somebody wrote, or called a file, as it is shown to whoever does or does not read mail addresses. */
export const shownText = (text: string, { masksAddresses }: Pick<SafeHtmlWishes, 'masksAddresses'>): string =>
  masksAddresses ? maskAddresses(text) : text;

/** The feed of a list, which only what everybody may read has. */
export const feedOf = (list: List): NonNullable<PageOptions['feeds']> =>
  list.visibility === 'public' ? [{ href: `${listHref(list)}/feed.atom`, title: list.name }] : [];

/** Asks search engines to leave the pages of a list alone, where its owner wants it so. */
export const indexing = ({ isIndexed }: Pick<List, 'isIndexed'>): Pick<PageOptions, 'headers'> =>
  isIndexed ? {} : { headers: { 'x-robots-tag': 'noindex' } };
