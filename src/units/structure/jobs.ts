import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { makeFindable } from '../../platform/search/index.ts';
import type { StructureFact } from './model.ts';
import { unitOf } from './queries.ts';

/** Keeps units findable by name, former name, acronym and charge. */
export const structureReactions: Reaction[] = [
  reacting<StructureFact>(
    'units.make-findable',
    ['units.unit-founded', 'units.unit-described', 'units.unit-renamed'],
    async (act, { fact }) => {
      const unit = await unitOf(act.db, fact.unit);
      if (!unit) return;
      const names = [unit.acronym, ...unit.formerNames.map(({ name }) => name)].filter(Boolean);
      await makeFindable(act.db, {
        noun: 'unit',
        id: String(unit.id),
        href: `/units/${unit.slug}`,
        title: unit.name,
        body: [...names, unit.charge].join('. '),
      });
    },
  ),
];
