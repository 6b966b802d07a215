import type { Db } from '../../platform/db/index.ts';
import { latestNews } from '../../platform/facts/index.ts';
import type { Group, RegistryFact } from './model.ts';
import { groupsById } from './queries.ts';

/** What changes the home of a group. */
const kinds: readonly RegistryFact['kind'][] = [
  'groups.group-opened',
  'groups.group-renamed',
  'groups.group-described',
  'groups.group-repurposed',
  'groups.group-lapsed',
  'groups.group-resumed',
  'groups.group-ended',
];

/** A group, and when it was first and last news. */
export interface GroupNews {
  readonly group: Group;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}

/** Groups of which there is news, the latest first. */
export async function newsOfGroups(db: Db, most: number): Promise<GroupNews[]> {
  const news = await latestNews(db, { kinds, about: 'group', most });
  const found = await groupsById(
    db,
    news.map(({ subject }) => subject),
  );
  return news.flatMap(({ subject, firstAt, lastAt }) => {
    const group = found.get(subject);
    return group ? [{ group, openedAt: firstAt, updatedAt: lastAt }] : [];
  });
}
