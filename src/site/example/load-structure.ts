import { readFile } from 'node:fs/promises';
import { theSystem } from '../../platform/act/index.ts';
import { importPosts, importUnits } from '../../units/index.ts';
import type { ExampleHouse } from './house.ts';

const file = (name: string) => readFile(new URL(`../../../association/example/${name}`, import.meta.url));

/** Units and posts, through the imports that every association uses. */
export async function loadStructure({ perform, clock, association }: ExampleHouse): Promise<void> {
  const operator = theSystem(clock.now(), new Set(['units.edit', 'posts.edit', 'administration']));
  const { topics, offices } = association;
  const units = await importUnits(perform, operator, await file('units.csv'), { topics });
  const posts = await importPosts(perform, operator, await file('posts.csv'), { offices });
  const refused = [...units.refused, ...posts.refused];
  if (refused.length > 0) throw new Error(`units.csv, posts.csv: ${JSON.stringify(refused)}`);
}
