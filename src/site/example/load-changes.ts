import { z } from 'zod';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { groupsBy, openRolesOf } from '../../groups/index.ts';
import { proposeChange } from '../../lifecycle/index.ts';
import type { ExampleHouse } from './house.ts';
import { told } from './papers.ts';

const Changes = z.array(
  z.strictObject({
    group: z.string(),
    kind: z.enum(['rename', 'graduate']),
    name: z.string(),
    reason: z.string(),
    proposedDaysAgo: z.number(),
  }),
);

/** What conveners have proposed for their groups, and the committee has not decided on. */
export async function loadChanges(house: ExampleHouse): Promise<void> {
  const { db } = house.database;
  for (const { group: called, kind, name, reason, proposedDaysAgo } of told(house, 'changes.json', Changes) ?? []) {
    const group = (await groupsBy(db, { text: called })).groups.find((each) => each.name === called);
    if (!group) throw new Error(`changes.json names ${called}, which is no group`);
    const convener = (await openRolesOf(db, group.id)).find(({ role }) => role === 'convener');
    if (!convener) throw new Error(`${called} has no convener who could propose a change`);
    const at = addMilliseconds(house.clock.now(), -days(proposedDaysAgo));
    await house.perform({ by: convener.person, at, grants: new Set() }, (act) =>
      proposeChange(act, group.id, { kind, name, into: null, reason }, house.policies),
    );
  }
}
