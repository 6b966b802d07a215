import { z } from 'zod';
import { askedOfList, get, listAnswer, type Route } from '../../platform/web/index.ts';
import type { Unit } from './model.ts';
import { unitsBy } from './queries.ts';

const own = {
  q: z.string().max(200, 'at most 200 letters long').optional(),
  topic: z.string().max(100, 'at most 100 letters long').optional(),
  state: z.enum(['standing', 'discontinued'], 'one of standing, discontinued').optional(),
};

/** `GET /api/v1/units`: all units, those that are no more too. Addresses of contacts are not given to strangers. */
export const structureApi: Route[] = [
  get('/api/v1/units', async (call) => {
    const { q, topic, state, limit, offset } = askedOfList(call, own);
    const { units, total } = await unitsBy(call.visit.db, {
      ...(q && { text: q }),
      ...(topic && { topic }),
      ...(state && { state }),
      most: limit,
      from: offset,
    });
    return listAnswer(call, { limit, offset }, { total, items: units.map((unit) => shown(unit, call.baseUrl)) });
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
