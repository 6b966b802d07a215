import { promisesOf } from '../../duties/index.ts';
import { seeGroup, type Group } from '../../groups/index.ts';
import { newsOfGroup } from '../../handbook/index.ts';
import { get, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedAnswer } from './answer.ts';
import { feedWords as words } from './words.ts';
import { feedFormats, type FeedFormat } from './writing.ts';

type House = Pick<SiteHouse, 'house' | 'association'>;

/** So many that what is kept of a feed stays small. */
const most = 30;

/** `/groups/:slug/feed.atom` and `.json`: what happens to a group, for everybody. A former address leads to the same. */
export const groupFeedRoutes = (site: House): Route[] =>
  feedFormats.map((format) => get(`/groups/:slug/feed.${format}`, (call) => feed(site, format, call), { alike: true }));

async function feed(site: House, format: FeedFormat, { visit, params, baseUrl }: Call): Promise<Answer> {
  const { association } = site;
  const group = await seeGroup(visit, params['slug']);
  const promises = (await promisesOf(visit.db, group.id)).filter(({ isPublic }) => isPublic);
  const news = await newsOfGroup(visit, group, { promises, nouns: association.words }, most);
  return feedAnswer(site, format, {
    baseUrl,
    name: `group ${group.id}`,
    path: groupFeedPath(group),
    title: words.ofGroup(group.name),
    description: `${words.ofGroupWhat(group.name)} ${association.speaks.group}`,
    url: `${baseUrl}/groups/${group.slug}`,
    entries: news.map(({ key, at, says, path }) => ({
      key,
      title: words.happened(group.name, says),
      url: baseUrl + path,
      text: says,
      publishedAt: at,
      updatedAt: at,
    })),
  });
}

/** Without its ending. */
export const groupFeedPath = ({ slug }: Pick<Group, 'slug'>): string => `/groups/${slug}/feed`;
