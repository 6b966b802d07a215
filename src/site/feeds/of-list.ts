import { listHref, newsOfList, seeList, type List } from '../../conversations/index.ts';
import { get, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedAnswer } from './answer.ts';
import { feedWords as words } from './words.ts';
import { feedFormats, type FeedFormat } from './writing.ts';

type House = Pick<SiteHouse, 'house' | 'association'>;

/** So many that what is kept of a feed stays small. */
const most = 30;

/** `/lists/:slug/feed.atom` and `.json`: what was said last in a list that everybody may read. No other list has one. */
export const listFeedRoutes = (site: House): Route[] =>
  feedFormats.map((format) => get(`/lists/:slug/feed.${format}`, (call) => feed(site, format, call), { alike: true }));

async function feed(site: House, format: FeedFormat, { visit, params, baseUrl }: Call): Promise<Answer> {
  const list = await seeList(visit, params['slug']);
  const said = await newsOfList(visit.db, list, most);
  const url = baseUrl + listHref(list);
  const { name, isIndexed } = list;
  return feedAnswer(site, format, {
    baseUrl,
    name: `list ${list.id}`,
    path: feedPath(list),
    title: words.ofList(name),
    description: `${words.ofListWhat(name)} ${site.association.speaks.group}`,
    url,
    entries: said.map(({ id, number, subject, writer, text, postedAt, updatedAt }) => ({
      key: `message ${id}`,
      title: subject || words.noSubject,
      writer,
      url: `${url}/messages/${number}`,
      text,
      publishedAt: postedAt,
      updatedAt,
    })),
    headers: isIndexed ? {} : { 'x-robots-tag': 'noindex' },
  });
}

/** Without its ending. */
const feedPath = (list: Pick<List, 'slug'>): string => `${listHref(list)}/feed`;
