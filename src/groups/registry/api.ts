import { z } from 'zod';
import { askedOfList, get, listAnswer, type Route } from '../../platform/web/index.ts';
import { groupStates, type ListedGroup } from './model.ts';
import { groupsBy } from './queries.ts';

const own = {
  state: z.enum(groupStates, `one of ${groupStates.join(', ')}`).optional(),
  topic: z.string().max(100, 'at most 100 letters long').optional(),
  q: z.string().max(200, 'at most 200 letters long').optional(),
};

/** `GET /api/v1/groups`: all groups, those that have ended too; nobody takes part here by name. */
export const routes: Route[] = [
  get('/api/v1/groups', async (call) => {
    const { state, topic, q, limit, offset } = askedOfList(call, own);
    const { groups, total } = await groupsBy(call.visit.db, {
      ...(state && { states: [state] }),
      ...(topic && { topic }),
      ...(q && { text: q }),
      most: limit,
      from: offset,
    });
    return listAnswer(call, { limit, offset }, { total, items: groups.map((group) => shown(group, call.baseUrl)) });
  }),
];

function shown(group: ListedGroup, baseUrl: string): object {
  const {
    id,
    number,
    slug,
    name,
    formerNames,
    purpose,
    about,
    openTo,
    topics,
    participation,
    state,
    openedOn,
    endedOn,
    successor,
    petition,
    policy,
    participants,
  } = group;
  const url = `${baseUrl}/groups/${slug}`;
  return {
    id,
    number,
    slug,
    url,
    name,
    formerNames,
    purpose,
    about,
    openTo,
    topics,
    participation,
    state,
    openedOn,
    endedOn,
    successor,
    petition,
    policy,
    participants,
  };
}
