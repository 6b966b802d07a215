import { seeGroup, type Group } from '../../groups/index.ts';
import { factsAbout, type Recorded } from '../../platform/facts/index.ts';
import { get, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedAnswer } from './answer.ts';
import { happenedWords, feedWords as words } from './words.ts';
import { feedFormats, type FeedFormat } from './writing.ts';

type House = Pick<SiteHouse, 'house' | 'association'>;

/** So many that what is kept of a feed stays small. */
const most = 30;
/** A group has some dozens in a term. */
const all = 10_000;

/** `/groups/:slug/feed.atom` and `.json`: what happens to a group, for everybody. A former address leads to the same. */
export const groupFeedRoutes = (site: House): Route[] =>
  feedFormats.map((format) => get(`/groups/:slug/feed.${format}`, (call) => feed(site, format, call), { alike: true }));

async function feed(site: House, format: FeedFormat, { visit, params, baseUrl }: Call): Promise<Answer> {
  const group = await seeGroup(visit, params['slug']);
  const facts = await factsAbout(visit.db, {
    kinds: Object.keys(happenedWords),
    detail: { group: group.id },
    most: all,
  });
  const url = `${baseUrl}/groups/${group.slug}`;
  return feedAnswer(site, format, {
    baseUrl,
    name: `group ${group.id}`,
    path: groupFeedPath(group),
    title: words.ofGroup(group.name),
    description: `${words.ofGroupWhat(group.name)} ${site.association.speaks.group}`,
    url,
    entries: facts
      .filter(isTold)
      .toReversed()
      .slice(0, most)
      .map(({ id, at, fact }) => ({
        key: `fact ${id}`,
        title: words.happened(group.name, happenedWords[fact.kind]!),
        url,
        text: happenedWords[fact.kind]!,
        publishedAt: at,
        updatedAt: at,
      })),
  });
}

/** Of roles only that of a convener is news of the group; who it is stands on its home, for as long as they are. */
const isTold = ({ fact }: Recorded): boolean => !('name' in fact) || fact['name'] === 'convener';

/** Without its ending. */
export const groupFeedPath = ({ slug }: Pick<Group, 'slug'>): string => `/groups/${slug}/feed`;
