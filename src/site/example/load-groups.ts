import { theSystem } from '../../platform/act/index.ts';
import { groupArrivals } from '../../charters/index.ts';
import { importGroups } from '../../groups/index.ts';
import { aliveOn } from '../../../association/example/alive.ts';
import type { ExampleHouse } from './house.ts';
import { paperOf } from './papers.ts';

/** The groups with their history, through the import that every association uses. */
export async function loadGroups(house: ExampleHouse): Promise<void> {
  const at = house.clock.now();
  const file = paperOf(house, 'groups.csv');
  if (!file) return;
  const text = aliveOn(file.toString('utf8'), at.toISOString().slice(0, 10));
  const { refused } = await importGroups(house.perform, theSystem(at), Buffer.from(text), {
    topics: house.association.topics,
    ...groupArrivals(house.policies),
  });
  if (refused.length > 0) throw new Error(`groups.csv: ${JSON.stringify(refused)}`);
}
