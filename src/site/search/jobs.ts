import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { makeFindable } from '../../platform/search/index.ts';
import { groupsById, topicLabel, type GroupsFact } from '../../groups/index.ts';
import type { Association } from '../../roll/index.ts';

type Topics = Pick<Association, 'topics'>;

/** What makes things findable that the capabilities below do not make findable themselves. */
export function searchReactions(association: Topics): Reaction[] {
  return [
    reacting<GroupsFact>('site.make-groups-findable', [...groupKinds], (act, { fact }) =>
      'group' in fact ? makeGroupFindable(act, fact.group, association) : Promise.resolve(),
    ),
  ];
}

const groupKinds = [
  'groups.group-opened',
  'groups.group-renamed',
  'groups.group-described',
  'groups.group-repurposed',
  'groups.group-ended',
] as const;

async function makeGroupFindable(act: Act, id: string, { topics }: Topics): Promise<void> {
  const group = (await groupsById(act.db, [id])).get(id);
  if (!group) return;
  const said = [
    group.purpose,
    group.about,
    ...group.formerNames.map(({ name }) => name),
    group.topics.map((slug) => topicLabel(topics, slug)).join(', '),
  ];
  await makeFindable(act.db, {
    noun: 'group',
    id,
    href: `/groups/${group.slug}`,
    title: group.name,
    body: said.filter(Boolean).join('\n\n'),
  });
}
