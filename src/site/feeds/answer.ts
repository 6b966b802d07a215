import { plain, type Answer } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { feedTypes, writtenFeed, type FeedFormat, type FeedToWrite } from './writing.ts';

/**
 * A feed as it is answered, with whatever headers its own kind adds.  What drops out of a feed leaves no day behind, so that no Last-Modified
 * would be true: the ETag alone says whether anything changed.
 */
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
    ...headers,
  });
}
