import { z } from 'zod';
import { addDays, addMilliseconds, days } from '../../platform/time/index.ts';
import { makePromise, meetDuty } from '../../duties/index.ts';
import { groupsBy, openRolesOf } from '../../groups/index.ts';
import type { ExampleHouse } from './house.ts';
import { told } from './papers.ts';

const Promises = z.array(
  z.strictObject({
    group: z.string(),
    text: z.string(),
    madeDaysAgo: z.number(),
    dueInDays: z.number(),
    met: z.strictObject({ daysAgo: z.number(), link: z.string() }).optional(),
  }),
);

/** What groups have promised, each at an instant of the past: one was met, one is overdue, two are still open. */
export async function loadPromises(house: ExampleHouse): Promise<void> {
  const { db } = house.database;
  const at = (daysAgo: number) => addMilliseconds(house.clock.now(), -days(daysAgo));
  for (const { group: name, text, madeDaysAgo, dueInDays, met } of told(house, 'promises.json', Promises) ?? []) {
    const group = (await groupsBy(db, { text: name })).groups.find((each) => each.name === name);
    if (!group) throw new Error(`promises.json names ${name}, which is no group`);
    const convener = (await openRolesOf(db, group.id)).find(({ role }) => role === 'convener');
    const by = convener?.person ?? null;
    const grants = new Set([`group.edit@${group.slug}`]);
    const duty = await house.perform({ by, at: at(madeDaysAgo), grants }, (act) =>
      makePromise(act, house.policies, group, { text, dueOn: addDays(act.today, dueInDays) }),
    );
    if (met)
      await house.perform({ by, at: at(met.daysAgo), grants }, (act) =>
        meetDuty(act, duty, { kind: 'link', text: met.link }),
      );
  }
}
