import { z } from 'zod';
import {
  address,
  day,
  FormerName,
  listOperation,
  oneOf,
  operation,
  shortText,
  slug,
} from '../../platform/api/index.ts';
import type { Unit } from './model.ts';
import { seeUnit, unitsBelow, unitsBy } from './queries.ts';

const tag = 'Units';

const UnitName = z.strictObject({ id: z.int(), slug, name: z.string() }).meta({ id: 'UnitName' });

const UnitShape = z
  .strictObject({
    id: z.int(),
    slug,
    url: address.meta({ description: 'Its page' }),
    name: z.string(),
    acronym: z.string(),
    kind: z.string().meta({ description: 'In the association’s own word, as “section”' }),
    parent: UnitName.nullable(),
    charge: z.string().meta({ description: 'What it is responsible for' }),
    topics: z.array(z.string()),
    formerNames: z.array(FormerName).meta({ description: 'The newest first' }),
    foundedOn: day.nullable(),
    discontinuedOn: day.nullable().meta({ description: 'The first day on which it was no more' }),
    contact: z.string().meta({ description: 'A name; addresses are not given to strangers' }),
  })
  .meta({ id: 'Unit' });

/** All units, those that are no more too. */
export const structureApi = [
  listOperation({
    id: 'listUnits',
    path: '/api/v1/units',
    tag,
    summary: 'Units by name, those that are no more too',
    query: {
      q: shortText(200, 'Words of the name, a former name or the charge')
        .meta({ examples: ['reference'] })
        .optional(),
      topic: shortText(100, 'Only those under this topic, a slug of the list of topics').optional(),
      state: oneOf(['standing', 'discontinued'], 'Only those that stand, or that are no more').optional(),
    },
    of: UnitShape,
    async answer({ visit: { db }, baseUrl }, { query: { q, topic, state } }, part) {
      const { units, total } = await unitsBy(db, {
        ...(q && { text: q }),
        ...(topic && { topic }),
        ...(state && { state }),
        ...part,
      });
      return { total, items: units.map((unit) => shown(unit, baseUrl)) };
    },
  }),
  operation({
    id: 'readUnit',
    method: 'GET',
    path: '/api/v1/units/:slug',
    tag,
    summary: 'One unit, and the units directly below it',
    about: 'A slug that the unit had before leads to it as well.',
    params: { slug: slug.meta({ description: 'The unit, as in the address of its page', exampleOf: 'unit' }) },
    gives: UnitShape.extend({ below: z.array(UnitName) }).meta({ id: 'UnitWithParts' }),
    statuses: { 200: 'The unit' },
    async answer({ visit, baseUrl }, { params }) {
      const unit = await seeUnit(visit, params.slug);
      const below = (await unitsBelow(visit.db, [unit.id])).get(unit.id) ?? [];
      return { body: { ...shown(unit, baseUrl), below: below.map(named) } };
    },
  }),
];

const named = ({ id, slug: own, name }: Pick<Unit, 'id' | 'slug' | 'name'>) => ({ id, slug: own, name });

function shown(unit: Unit, baseUrl: string) {
  const { id, name, acronym, kind, charge, topics, formerNames, foundedOn, discontinuedOn, contactName } = unit;
  return {
    id,
    slug: unit.slug,
    url: `${baseUrl}/units/${unit.slug}`,
    name,
    acronym,
    kind,
    parent: unit.parent && named(unit.parent),
    charge,
    topics: [...topics],
    formerNames: [...formerNames],
    foundedOn,
    discontinuedOn,
    contact: contactName,
  };
}
