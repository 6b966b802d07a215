import { get, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedAnswer } from './answer.ts';
import { groupFeedRoutes } from './of-group.ts';
import { listFeedRoutes } from './of-list.ts';
import { feedSources, type FeedSource } from './sources.ts';
import { feedFormats, type FeedFormat } from './writing.ts';

/** `/feeds/petitions.atom` and its like, and those of lists: what is new, alike for everyone. */
export function feedRoutes(site: Pick<SiteHouse, 'house' | 'association'>): Route[] {
  const ofAll = feedSources.flatMap((source) =>
    feedFormats.map((format) =>
      get(`/feeds/${source.name}.${format}`, (call) => feed(site, source, format, call), { alike: true }),
    ),
  );
  return [...ofAll, ...listFeedRoutes(site), ...groupFeedRoutes(site)];
}

async function feed(
  site: Pick<SiteHouse, 'house' | 'association'>,
  { name, title, description, page, entries }: FeedSource,
  format: FeedFormat,
  { visit, baseUrl }: Call,
): Promise<Answer> {
  return feedAnswer(site, format, {
    baseUrl,
    name,
    path: `/feeds/${name}`,
    title: `${title(site.association.words)}, ${site.association.name}`,
    description: description(site.association.words),
    url: baseUrl + page,
    entries: await entries(visit, baseUrl),
  });
}

/** The feeds that a page leads to: its own, and on the first page all. */
export const feedsOf = (section: string | undefined, nouns: Nouns): { href: string; title: string }[] =>
  feedSources
    .filter(({ page }) => section === '/' || page === section)
    .map(({ name, title }) => ({ href: `/feeds/${name}.atom`, title: title(nouns) }));
