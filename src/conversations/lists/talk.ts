import type { Visit } from '../../platform/act/index.ts';
import type { ListedThread } from '../threads/model.ts';
import { newestThreads, talkOf } from '../threads/thread-queries.ts';
import type { List } from './model.ts';
import { readerOf, talkListOf } from './queries.ts';
import { mayRead } from './rules.ts';

/** What a group’s home shows of its talk. */
export interface GroupTalk {
  readonly list: List;
  readonly newest: readonly ListedThread[];
  readonly messages: number;
}

const shown = 4;

/** The talk of a group as the visitor may read it; undefined when there is none, or it is hidden from them. */
export async function talkOfGroup(visit: Visit, group: string): Promise<GroupTalk | undefined> {
  const list = await talkListOf(visit.db, group);
  if (!list) return undefined;
  if (list.visibility !== 'public' && !mayRead(list, await readerOf(visit, list))) return undefined;
  const [newest, { messages }] = await Promise.all([
    newestThreads(visit.db, list.id, { most: shown }),
    talkOf(visit.db, list.id),
  ]);
  return { list, newest, messages };
}
