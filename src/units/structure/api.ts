import { z } from 'zod';
import { BadRequest, get, json, type Route } from '../../platform/web/index.ts';
import type { Unit } from './model.ts';
import { unitsBy } from './queries.ts';

const Query = z.object({
  q: z.string().max(200).optional(),
  topic: z.string().max(100).optional(),
  state: z.enum(['standing', 'discontinued']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** `GET /api/v1/units`: all units, those that are no more too. Addresses of contacts are not given to strangers. */
export const structureApi: Route[] = [
  get('/api/v1/units', async ({ query, visit, baseUrl }) => {
    const read = Query.safeParse(Object.fromEntries(query));
    if (!read.success)
      throw new BadRequest(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    const { q, topic, state, limit, offset } = read.data;
    const { units, total } = await unitsBy(visit.db, {
      ...(q && { text: q }),
      ...(topic && { topic }),
      ...(state && { state }),
      most: limit,
      from: offset,
    });
    return json({ total, limit, offset, units: units.map((unit) => shown(unit, baseUrl)) });
  }),
];

function shown(unit: Unit, baseUrl: string): object {
  const { id, slug, name, acronym, kind, charge, topics, formerNames, foundedOn, discontinuedOn, contactName } = unit;
  const { parent } = unit;
  return {
    id,
    slug,
    url: `${baseUrl}/units/${slug}`,
    name,
    acronym,
    kind,
    parent: parent && { id: parent.id, slug: parent.slug, name: parent.name },
    charge,
    topics,
    formerNames,
    foundedOn,
    discontinuedOn,
    contact: contactName,
  };
}
