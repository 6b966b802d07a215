import { get, plain, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedSources, type FeedSource } from './sources.ts';
import { feedTypes, writtenFeed, type FeedFormat, type FeedToWrite } from './writing.ts';

export const formats: readonly FeedFormat[] = ['atom', 'json'];

/** `/feeds/petitions.atom` and its like: what is new, alike for everyone. */
export function feedRoutes(site: Pick<SiteHouse, 'house' | 'association'>): Route[] {
  return feedSources.flatMap((source) =>
    formats.map((format) =>
      get(`/feeds/${source.name}.${format}`, (call) => feed(site, source, format, call), { alike: true }),
    ),
  );
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
    title: `${title}, ${site.association.name}`,
    description,
    url: baseUrl + page,
    entries: await entries(visit, baseUrl),
  });
}

/** A feed as it is answered, with whatever headers its own kind adds. */
export function feedAnswer(
  { house, association }: Pick<SiteHouse, 'house' | 'association'>,
  format: FeedFormat,
  given: Omit<FeedToWrite, 'author' | 'updatedAt'> & { baseUrl: string; headers?: Readonly<Record<string, string>> },
): Answer {
  const { baseUrl, headers, ...feed } = given;
  const { hashKey: key, createdAt } = house.installation;
  const updatedAt = new Date(Math.max(createdAt.getTime(), ...feed.entries.map((entry) => entry.updatedAt.getTime())));
  const text = writtenFeed({ ...feed, author: association.name, updatedAt }, format, { baseUrl, key });
  return plain(text, {
    'content-type': `${feedTypes[format]}; charset=utf-8`,
    'last-modified': updatedAt.toUTCString(),
    ...headers,
  });
}

/** The feeds that a page leads to: its own, and on the first page all. */
export const feedsOf = (section: string | undefined): { href: string; title: string }[] =>
  feedSources
    .filter(({ page }) => section === '/' || page === section)
    .map(({ name, title }) => ({ href: `/feeds/${name}.atom`, title }));
