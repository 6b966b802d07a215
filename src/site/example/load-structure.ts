import { theSystem } from '../../platform/act/index.ts';
import { importPosts, importUnits } from '../../units/index.ts';
import type { ExampleHouse } from './house.ts';
import { paperOf } from './papers.ts';

/** Units and posts, through the imports that every association uses. */
export async function loadStructure(house: ExampleHouse): Promise<void> {
  const { perform, clock, association } = house;
  const operator = theSystem(clock.now(), new Set(['units.edit', 'posts.edit', 'administration']));
  const { topics, offices } = association;
  const units = await importUnits(perform, operator, paperOf(house, 'units.csv')!, { topics });
  const posts = await importPosts(perform, operator, paperOf(house, 'posts.csv')!, { offices });
  const refused = [...units.refused, ...posts.refused];
  if (refused.length > 0) throw new Error(`units.csv, posts.csv: ${JSON.stringify(refused)}`);
}
