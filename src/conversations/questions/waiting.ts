import type { Visit } from '../../platform/act/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { ListId } from '../lists/model.ts';
import { listOf } from '../lists/queries.ts';
import type { HeldPost } from '../moderation/model.ts';
import { postsToConfirm } from '../moderation/queries.ts';
import { asKnownAt } from '../requests/queries.ts';
import type { AskedQuestion } from './model.ts';

/** A post that waits for its writer's answer. */
export interface WaitingForWriter {
  readonly post: HeldPost;
  /** As the address that is asked may know the list. */
  readonly listName: string;
}

/** What a yes to the question confirms, oldest first; nothing where it asks of something else. */
export async function waitingFor(
  visit: Pick<Visit, 'db'>,
  question: AskedQuestion,
  { mailDomain }: Pick<ConversationsHouse, 'mailDomain'>,
): Promise<WaitingForWriter[]> {
  const posts = question.kind === 'confirm-post' ? await postsToConfirm(visit.db, question) : [];
  const names = new Map<ListId, string>();
  for (const { list: id } of posts) {
    const list = names.has(id) ? undefined : await listOf(visit.db, id);
    if (list) names.set(id, (await asKnownAt(visit, list, question.address, mailDomain)).name);
  }
  return posts.map((post) => ({ post, listName: names.get(post.list) ?? '' }));
}
