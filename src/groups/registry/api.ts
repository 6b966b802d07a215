import { formerlyOf } from './rules.ts';
import { z } from 'zod';
import {
  address,
  count,
  day,
  FormerName,
  listOperation,
  oneOf,
  operation,
  shortText,
  slug,
} from '../../platform/api/index.ts';
import { countParticipants } from '../roster/queries.ts';
import { groupStates, participations, type Group } from './model.ts';
import { groupsBy, seeGroup } from './queries.ts';

const tag = 'Groups';
const params = { slug: slug.meta({ description: 'The group, as in the address of its page', exampleOf: 'group' }) };

const GroupShape = z
  .strictObject({
    id: z.uuid(),
    number: z.int().meta({ description: 'The number on its spine: G 4' }),
    slug,
    url: address.meta({ description: 'Its home' }),
    name: z.string(),
    formerNames: z.array(FormerName).meta({ description: 'The newest first' }),
    purpose: z.string().meta({ description: 'As it was approved' }),
    about: z.string().meta({ description: 'What the group says of itself besides' }),
    openTo: z.string(),
    topics: z.array(z.string()),
    participation: z.enum(participations).meta({ description: 'Who may join' }),
    state: z.enum(groupStates),
    openedOn: day,
    endedOn: day.nullable().meta({ description: 'The first day on which it was no longer active' }),
    successor: z.string().nullable().meta({ description: 'The body that goes on with its work' }),
    petition: z.int().nullable().meta({ description: 'The petition that made it' }),
    policy: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
    participants: count,
  })
  .meta({ id: 'Group' });

/** All groups, those that have ended too; nobody takes part here by name. */
export const groupsApi = [
  listOperation({
    id: 'listGroups',
    path: '/api/v1/groups',
    tag,
    summary: 'Groups, ended ones too',
    about: 'Active ones come first, each kind by name. A count of participants may be a second behind.',
    query: {
      state: oneOf(groupStates, 'Only those in this state')
        .meta({ examples: ['active'] })
        .optional(),
      topic: shortText(100, 'Only those under this topic, a slug of the list of topics').optional(),
      q: shortText(200, 'Found in the name, a former name, the purpose or a topic').optional(),
    },
    of: GroupShape,
    async answer({ visit: { db }, baseUrl }, { query: { state, topic, q } }, part) {
      const { groups, total } = await groupsBy(db, {
        ...(state && { states: [state] }),
        ...(topic && { topic }),
        ...(q && { text: q }),
        ...part,
      });
      return { total, items: groups.map((group) => shown(group, baseUrl)) };
    },
  }),
  operation({
    id: 'readGroup',
    method: 'GET',
    path: '/api/v1/groups/:slug',
    tag,
    summary: 'One group',
    about: 'A slug that the group had before leads to it as well.',
    params,
    gives: GroupShape,
    statuses: { 200: 'The group' },
    async answer({ visit, baseUrl }, asked) {
      const group = await seeGroup(visit, asked.params.slug);
      const { all } = await countParticipants(visit.db, group.id);
      return { body: shown({ ...group, participants: all }, baseUrl) };
    },
  }),
  operation({
    id: 'countRoster',
    method: 'GET',
    path: '/api/v1/groups/:slug/roster',
    tag,
    summary: 'How many take part in a group',
    about: 'Counts only. Who takes part is told on the group’s home, where the group and the participant wish it.',
    params,
    gives: z
      .strictObject({
        participants: count,
        named: count.meta({ description: 'How many of them chose to be named, where the group shows its roster' }),
        rosterShown: z.boolean(),
      })
      .meta({ id: 'RosterCounts' }),
    statuses: { 200: 'The counts' },
    async answer({ visit }, asked) {
      const { id, rosterShown } = await seeGroup(visit, asked.params.slug);
      const { all, shown: named } = await countParticipants(visit.db, id);
      return { body: { participants: all, named: rosterShown ? named : 0, rosterShown } };
    },
  }),
];

function shown(group: Group & { readonly participants: number }, baseUrl: string) {
  const { id, number, name, formerNames, purpose, about, openTo, topics, participation, state } = group;
  const { openedOn, endedOn, successor, petition, policy, participants } = group;
  return {
    id,
    number,
    slug: group.slug,
    url: `${baseUrl}/groups/${group.slug}`,
    name,
    formerNames: formerlyOf({ name, formerNames }),
    purpose,
    about,
    openTo,
    topics: [...topics],
    participation,
    state,
    openedOn,
    endedOn,
    successor,
    petition,
    policy: policy && { ...policy },
    participants,
  };
}
