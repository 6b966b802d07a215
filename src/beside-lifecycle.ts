import { activityOfGroup, listHref } from './conversations/index.ts';
import { promisesOf } from './duties/index.ts';
import type { Given } from './lifecycle/plug.ts';
import { addMilliseconds, dayOf, days } from './platform/time/index.ts';

const yearMs = days(365);

/** What of a group stands beside and above its lifecycle: its lists, and what it has promised. */
export function besideLifecycle(mailDomain: string): Pick<Given, 'talk' | 'promises'> {
  return {
    async talk(visit, group) {
      const told = await activityOfGroup(visit, group.id, addMilliseconds(visit.at, -yearMs));
      return told.map(({ list, since, firstAt, ...counts }) => ({
        name: list.name,
        href: listHref(list),
        address: `${list.slug}@${mailDomain}`,
        inYear: since,
        firstOn: firstAt && dayOf(firstAt, visit.zone),
        ...counts,
      }));
    },
    async promises(visit, group) {
      const promises = await promisesOf(visit.db, group.id);
      const isClosed = ({ outcome }: (typeof promises)[number]) => Number(outcome !== null);
      return promises
        .toSorted((one, other) => isClosed(one) - isClosed(other))
        .map(({ id, promise, dueOn, outcome, closedOn }) => ({
          text: promise,
          href: `/duties/${id}`,
          dueOn,
          outcome,
          closedOn,
        }));
    },
  };
}
