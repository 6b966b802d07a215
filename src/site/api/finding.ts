import { z } from 'zod';
import { address, listOperation, oneOf, shortText, slug, type OperationRoute } from '../../platform/api/index.ts';
import type { Association } from '../../roll/index.ts';
import { lookFor, nouns } from '../search/looking.ts';

const Topic = z.strictObject({ slug, label: z.string() }).meta({ id: 'Topic' });

const Found = z
  .strictObject({
    noun: z.enum(nouns).meta({ description: 'What kind of thing it is' }),
    id: z.string(),
    url: address,
    title: z.string(),
    excerpt: z.string(),
  })
  .meta({ id: 'Found' });

/** The association's topics, and what can be found by them or by words. */
export function findingApi({ topics }: Pick<Association, 'topics'>): OperationRoute[] {
  return [
    listOperation({
      id: 'listTopics',
      path: '/api/v1/topics',
      tag: 'Finding',
      summary: 'The association’s list of topics',
      about: 'Petitions, groups and units are found together under them.',
      of: Topic,
      answer: async (_call, _asked, { most, from }) => ({
        total: topics.length,
        items: topics.slice(from, from + most).map(({ slug: own, label }) => ({ slug: own, label })),
      }),
    }),
    listOperation({
      id: 'search',
      path: '/api/v1/search',
      tag: 'Finding',
      summary: 'Public things by words or by topic, the best first',
      about: 'The last word may be a beginning. Where neither words nor a topic are given, nothing is found.',
      query: {
        q: shortText(200, 'Words')
          .meta({ examples: ['climate'] })
          .optional(),
        topic: shortText(100, 'Only what stands under this topic').optional(),
        noun: oneOf(nouns, 'Only things of this kind').optional(),
      },
      of: Found,
      async answer({ visit, baseUrl }, { query: { q = '', topic = '', noun } }, part) {
        const { found, total } = await lookFor(visit, { text: q, topic, noun }, part);
        return {
          total,
          items: found.map(({ noun: kind, id, href, title, excerpt }) => ({
            noun: kind as (typeof nouns)[number],
            id,
            url: baseUrl + href,
            title,
            // Where the words were found is for a page to show.
            excerpt: excerpt.replace(/[\u0001\u0002]/g, ''),
          })),
        };
      },
    }),
  ];
}
