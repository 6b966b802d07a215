import { sql } from 'kysely';
import { participationOf } from '../../../groups/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { conversations } from '../../tables.ts';
import type { List, ListId } from '../model.ts';
import { listsOfGroup, readableLists } from '../queries.ts';

/** A list of a group, with what has come together there. */
export interface GroupList extends List {
  readonly messages: number;
  readonly readers: number;
  /** The visitor is among them. */
  readonly isOwn: boolean;
}

/** A session of which the visitor may know that it is, and no more. */
export interface ClosedSession extends Pick<List, 'openedAt' | 'closedAt' | 'reason'> {
  readonly readers: number;
}

/** The lists of a group that the visitor may read; to whoever takes part, that there are closed sessions too, and why. */
export async function groupListsFor(
  visit: Visit,
  group: string,
): Promise<{ readonly lists: GroupList[]; readonly sessions: ClosedSession[] }> {
  const { db, by } = visit;
  const [all, readable] = [await listsOfGroup(db, group), await readableLists(visit, group)];
  const seen = new Set(readable.map(({ id }) => id));
  const counts = await countsOf(
    visit,
    all.map(({ id }) => id),
  );
  const counted = all.map((list) => ({ ...list, ...counts.get(list.id)! }));
  const mayKnow = by !== null && (await participationOf(db, group, by)) !== undefined;
  return {
    lists: counted.filter(({ id }) => seen.has(id)),
    sessions: mayKnow ? counted.filter(({ id, purpose }) => purpose === 'closed' && !seen.has(id)) : [],
  };
}

type Counts = Pick<GroupList, 'messages' | 'readers' | 'isOwn'>;

async function countsOf({ db, by }: Visit, lists: readonly ListId[]): Promise<Map<ListId, Counts>> {
  const { rows } = await sql<Counts & { id: ListId }>`
    select wanted as id,
      (select coalesce(sum(messages), 0)::integer from conversations.thread where list = wanted and merged_into is null) as messages,
      (select count(*)::integer from conversations.subscription where list = wanted and ended_at is null) as readers,
      exists (select from conversations.subscription where list = wanted and person = ${by}::uuid and ended_at is null) as "isOwn"
    from unnest(${lists}::integer[]) as wanted
  `.execute(conversations(db));
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
