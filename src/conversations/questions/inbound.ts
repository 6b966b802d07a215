import type { Act } from '../../platform/act/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import { listOf } from '../lists/queries.ts';
import type { HeldPostId } from '../moderation/model.ts';
import { postsToConfirm } from '../moderation/queries.ts';
import { asKnownAt } from '../requests/queries.ts';
import { ask } from './commands.ts';
import { postQuestion } from './letters.ts';
import type { AskedQuestion, Question } from './model.ts';
import { isAsked } from './queries.ts';

/** A post of which its supposed writer is asked whether it is theirs. */
export interface Unvouched {
  readonly held: HeldPostId;
  readonly list: List;
  readonly messageId: string | null;
  readonly subject: string;
}

/** Asks by letter whether a post is theirs; not twice at a time.  Who calls has decided that the address may be written to. */
export async function askOfPost(
  act: Act,
  house: ConversationsHouse,
  { address, person, name }: Pick<Question, 'address' | 'person' | 'name'>,
  { held, list, messageId, subject }: Unvouched,
): Promise<void> {
  if (await isAsked(act, held)) return;
  const question = { kind: 'confirm-post', address, person, name } as const;
  const token = await ask(act, { ...question, list: list.id, heldPost: held });
  const known = await asKnownAt(act, list, address, house.mailDomain);
  await postQuestion(act, letterheadOf(house), question, { list: known, token, messageId, subject });
}

/**
 * Asks whoever has answered of one post of the next that waits for them: a reply says yes to what its letter told of, and to nothing that its
 * writer has not been shown.
 */
export async function askOfNext(act: Act, house: ConversationsHouse, question: AskedQuestion): Promise<void> {
  if (question.kind !== 'confirm-post') return;
  const next = (await postsToConfirm(act.db, question)).find(({ id }) => id !== question.heldPost);
  const list = next && (await listOf(act.db, next.list));
  if (list) await askOfPost(act, house, question, { held: next.id, list, messageId: null, subject: next.subject });
}
