import { z } from 'zod';
import { countAttempt } from '../../platform/auth/index.ts';
import { minutes } from '../../platform/time/index.ts';
import { json, post, TooMany, type Route } from '../../platform/web/index.ts';
import { nearTo, type CorpusKeeper } from './keeping.ts';
import type { Hit } from './model.ts';
import { asText } from './words.ts';

const Asked = z.object({
  title: z.string().max(300).default(''),
  purpose: z.string().max(10_000).default(''),
  topics: z.array(z.string().max(100)).max(50).default([]),
});

const perNetwork = { name: 'units.overlap', most: 120, windowMs: minutes(1) };

/**
 * `POST /api/v1/overlap`: who is near to a concern.  Units come first, because they are the ones that will be asked, then
 * groups and open petitions; within each the closest first, at most ten.
 */
export function overlapRoutes(corpus: CorpusKeeper): Route[] {
  return [
    post(
      '/api/v1/overlap',
      async (call) => {
        const { db, at } = call.visit;
        const until = await countAttempt(db, perNetwork, call.network, at);
        if (until) throw new TooMany(until);
        const concern = await call.json(Asked);
        const { units, others } = nearTo(concern, await corpus(db));
        return json([...units, ...others].map((hit) => shown(hit, call.baseUrl)));
      },
      { maxBytes: 64 * 1024 },
    ),
  ];
}

function shown({ body, score, words, topics, named, why }: Hit, baseUrl: string): object {
  return {
    kind: body.kind,
    unit: body.name,
    acronym: body.acronym || undefined,
    url: body.href && baseUrl + body.href,
    score,
    words,
    topics,
    named: named ?? undefined,
    why: asText(why),
    text: body.text,
  };
}
