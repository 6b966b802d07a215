import { z } from 'zod';
import { BadRequest, get, json, type Route } from '../../platform/web/index.ts';
import { groupStates, type ListedGroup } from './model.ts';
import { groupsBy } from './queries.ts';

const Query = z.object({
  state: z.enum(groupStates).optional(),
  topic: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** `GET /api/v1/groups`: all groups, those that have ended too; nobody takes part here by name. */
export const routes: Route[] = [
  get('/api/v1/groups', async ({ query, visit, baseUrl }) => {
    const read = Query.safeParse(Object.fromEntries(query));
    if (!read.success)
      throw new BadRequest(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    const { state, topic, q, limit, offset } = read.data;
    const { groups, total } = await groupsBy(visit.db, {
      ...(state && { states: [state] }),
      ...(topic && { topic }),
      ...(q && { text: q }),
      most: limit,
      from: offset,
    });
    return json({ total, limit, offset, groups: groups.map((group) => shown(group, baseUrl)) });
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
