import { z } from 'zod';
import { address, operation, type OperationRoute } from '../../platform/api/index.ts';
import { countAttempt } from '../../platform/auth/index.ts';
import { minutes } from '../../platform/time/index.ts';
import { TooMany } from '../../platform/web/index.ts';
import { nearTo, type CorpusKeeper } from './keeping.ts';
import { kindsOfText, type Hit } from './model.ts';
import { asText } from './words.ts';

const Concern = z
  .object({
    title: z
      .string()
      .max(300)
      .default('')
      .meta({ examples: ['Libraries and climate'] }),
    purpose: z
      .string()
      .max(10_000)
      .default('')
      .meta({ examples: ['Preparing libraries for heat and flood.'] }),
    topics: z
      .array(z.string().max(100))
      .max(50)
      .default([])
      .meta({ examples: [['sustainability']] }),
  })
  .meta({ id: 'Concern' });

const Nearness = z
  .strictObject({
    kind: z.enum(kindsOfText),
    unit: z.string().meta({ description: 'The name of the unit, group or petition' }),
    acronym: z.string().optional(),
    url: address.optional(),
    score: z.number().meta({ description: 'Which part of the concern’s weight is found there, from 0 to 1' }),
    words: z.array(z.string()).meta({ description: 'What both say, the telling words first' }),
    topics: z.array(z.string()),
    named: z.string().optional().meta({ description: 'The name by which the concern itself speaks of it' }),
    why: z.string().meta({ description: 'In one or two sentences' }),
    text: z.string().meta({ description: 'Its charge or purpose' }),
  })
  .meta({ id: 'Nearness' });

const perNetwork = { name: 'units.overlap', most: 120, windowMs: minutes(1) };

/** Who is near to a concern: units come first, because they are the ones that will be asked. */
export function overlapApi(corpus: CorpusKeeper): OperationRoute[] {
  return [
    operation({
      id: 'findOverlap',
      method: 'POST',
      path: '/api/v1/overlap',
      tag: 'Units',
      summary: 'Who is near to a concern',
      about:
        'At most ten units, then at most ten groups and petitions, the closest first. It informs: nothing is refused by it. 120 times a minute from one network.',
      body: Concern,
      gives: z.array(Nearness),
      statuses: { 200: 'Who is near' },
      maxBytes: 64 * 1024,
      async answer({ visit: { db, at }, network, baseUrl }, { body }) {
        const until = await countAttempt(db, perNetwork, network, at);
        if (until) throw new TooMany(until);
        const { units, others } = nearTo(body, await corpus(db));
        return { body: [...units, ...others].map((hit) => shown(hit, baseUrl)) };
      },
    }),
  ];
}

function shown({ body, score, words, topics, named, why }: Hit, baseUrl: string) {
  return {
    kind: body.kind,
    unit: body.name,
    acronym: body.acronym || undefined,
    url: body.href && baseUrl + body.href,
    score,
    words: [...words],
    topics: [...topics],
    named: named ?? undefined,
    why: asText(why),
    text: body.text,
  };
}
