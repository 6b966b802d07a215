import { get, plain, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedSources, type FeedSource } from './sources.ts';
import { feedTypes, writtenFeed, type FeedFormat } from './writing.ts';

const formats: readonly FeedFormat[] = ['atom', 'json'];

/** `/feeds/petitions.atom` and its like: what is new, alike for everyone. */
export function feedRoutes(site: Pick<SiteHouse, 'house' | 'association'>): Route[] {
  return feedSources.flatMap((source) =>
    formats.map((format) =>
      get(`/feeds/${source.name}.${format}`, (call) => feed(site, source, format, call), { alike: true }),
    ),
  );
}

async function feed(
  { house, association }: Pick<SiteHouse, 'house' | 'association'>,
  { name, title, description, page, entries }: FeedSource,
  format: FeedFormat,
  { visit, baseUrl }: Call,
): Promise<Answer> {
  const found = await entries(visit, baseUrl);
  const { hashKey: key, createdAt } = house.installation;
  const updatedAt = new Date(Math.max(createdAt.getTime(), ...found.map((entry) => entry.updatedAt.getTime())));
  const text = writtenFeed(
    {
      name,
      title: `${title}, ${association.name}`,
      description,
      url: baseUrl + page,
      author: association.name,
      entries: found,
      updatedAt,
    },
    format,
    { baseUrl, key },
  );
  return plain(text, {
    'content-type': `${feedTypes[format]}; charset=utf-8`,
    'last-modified': updatedAt.toUTCString(),
  });
}

/** The feeds that a page leads to: its own, and on the first page all. */
export const feedsOf = (section: string | undefined): { href: string; title: string }[] =>
  feedSources
    .filter(({ page }) => section === '/' || page === section)
    .map(({ name, title }) => ({ href: `/feeds/${name}.atom`, title }));
