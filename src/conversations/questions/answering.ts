import type { Act } from '../../platform/act/index.ts';
import { NotFound, Refused, refuse } from '../../platform/refusal/index.ts';
import { standingIn, type ConversationsHouse } from '../house.ts';
import { listOf } from '../lists/queries.ts';
import { confirmPost } from '../moderation/commands/confirm.ts';
import type { HeldPostId } from '../moderation/model.ts';
import { joinByMail, leaveByMail } from '../requests/commands.ts';
import { answer } from './commands.ts';
import type { AskedQuestion } from './model.ts';
import { questionOf } from './queries.ts';
import { saysNo } from './rules.ts';
import { waitingFor } from './waiting.ts';
import { questionWords as words } from './words.ts';

/** What an answer needs to know of the house. */
export type AnsweringHouse = Pick<ConversationsHouse, 'association' | 'word' | 'mailDomain'>;

/**
 * Answers what a letter asked with yes, by its link or by a reply, and does what that leads to; gives the sentences that tell of it.
 *
 * @param theirs which of the posts that wait they wrote; all of them, without it
 * @throws NotFound
 */
export async function answerQuestion(
  act: Act,
  token: string,
  house: AnsweringHouse,
  theirs?: readonly HeldPostId[],
): Promise<string[]> {
  try {
    return await does(act, await answer(act, token), house, theirs);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.impediments.map((one) => house.word(one).say);
  }
}

/** The same by a reply, in which a no does nothing.  Of posts it confirms the one that the letter told of.  @throws NotFound */
export async function answerInWords(act: Act, token: string, text: string, house: AnsweringHouse): Promise<string[]> {
  if (saysNo(text)) return [words.saidNo];
  const question = await questionOf(act.db, token);
  return answerQuestion(act, token, house, question?.heldPost ? [question.heldPost] : undefined);
}

async function does(
  act: Act,
  question: AskedQuestion,
  house: AnsweringHouse,
  theirs: readonly HeldPostId[] | undefined,
): Promise<string[]> {
  const list = await listOf(act.db, question.list);
  if (!list) throw new NotFound();
  switch (question.kind) {
    case 'confirm-post':
      return confirmTheirs(act, question, house, theirs);
    case 'join':
      await joinByMail(act, list, question, standingIn(house));
      return [words.joined(list.name)];
    case 'leave':
      await leaveByMail(act, list, question.person === null ? [] : [question.person]);
      return [words.left(list.name)];
    case 'decide':
      return refuse('question-answered');
  }
}

async function confirmTheirs(
  act: Act,
  question: AskedQuestion,
  house: AnsweringHouse,
  theirs: readonly HeldPostId[] | undefined,
): Promise<string[]> {
  const waiting = await waitingFor(act, question, house);
  const confirmed = waiting.filter(({ post }) => !theirs || theirs.includes(post.id));
  const said: string[] = [];
  for (const { post, listName } of confirmed) {
    const became = await confirmPost(act, post.id, standingIn(house));
    if (became === undefined) continue;
    const sentence = typeof became === 'string' ? words.became[became] : house.word(became).say;
    said.push(confirmed.length === 1 ? sentence : words.ofPost(post.subject, listName, sentence));
  }
  return said.length > 0 ? said : refuse('held-post-gone');
}
