import { lastPostsIn } from './conversations/index.ts';
import { latestNews } from './platform/facts/index.ts';
import type { Visit } from './platform/act/index.ts';

/** What is done in or for a group by people, besides what they write on its lists. */
const kinds = [
  'groups.group-described',
  'groups.role-accepted',
  'groups.group-repurposed',
  'duties.promise-made',
  'lifecycle.group-woken',
  'lifecycle.renewal-begun',
  'lifecycle.renewal-recorded',
  'lifecycle.change-proposed',
];
/** More groups than any association has. */
const mostGroups = 100_000;

/** The last sign of life of each of these groups: a message on a list, or something that its people did. */
export async function signsOfLife(
  { db }: Pick<Visit, 'db'>,
  groups: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const [posts, news] = await Promise.all([
    lastPostsIn(db, groups),
    latestNews(db, { kinds, about: 'group', most: mostGroups }),
  ]);
  const done = new Map(news.map(({ subject, lastAt }) => [subject, lastAt]));
  return new Map(
    groups.flatMap((group) => {
      const [latest] = [posts.get(group), done.get(group)]
        .filter((at) => at !== undefined)
        .toSorted((one, other) => other.getTime() - one.getTime());
      return latest ? [[group, latest] as const] : [];
    }),
  );
}
