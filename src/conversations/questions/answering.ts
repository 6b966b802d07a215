import type { Act } from '../../platform/act/index.ts';
import { NotFound, Refused, refuse, type Impediment } from '../../platform/refusal/index.ts';
import type { Wording } from '../../platform/plug.ts';
import type { StandingRules } from '../../roll/index.ts';
import { listOf } from '../lists/queries.ts';
import { confirmPost } from '../moderation/commands/decide.ts';
import { joinByMail, leaveByMail } from '../requests/commands.ts';
import { answer } from './commands.ts';
import { saysNo } from './rules.ts';
import { questionWords as words } from './words.ts';

/** What an answer needs to know of the house. */
export interface AnsweringHouse {
  readonly standing: StandingRules;
  readonly word: (impediment: Impediment) => Wording;
}

/**
 * Answers what a letter asked with yes, by its link or by a reply, and does what that leads to; gives the sentences that tell of it.
 *
 * @throws NotFound
 */
export async function answerQuestion(act: Act, token: string, { standing, word }: AnsweringHouse): Promise<string[]> {
  try {
    return await does(act, token, standing);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.impediments.map((one) => word(one).say);
  }
}

/** The same by a reply, in which a no does nothing.  @throws NotFound */
export const answerInWords = async (act: Act, token: string, text: string, house: AnsweringHouse): Promise<string[]> =>
  saysNo(text) ? [words.saidNo] : answerQuestion(act, token, house);

async function does(act: Act, token: string, standing: StandingRules): Promise<string[]> {
  const question = await answer(act, token);
  const list = await listOf(act.db, question.list);
  if (!list) throw new NotFound();
  switch (question.kind) {
    case 'confirm-post':
      return [(await confirmPost(act, question.heldPost ?? 0, standing)) ? words.posted : words.waiting];
    case 'join':
      await joinByMail(act, list, question, standing);
      return [words.joined(list.name)];
    case 'leave':
      await leaveByMail(act, list, question.person === null ? [] : [question.person]);
      return [words.left(list.name)];
    case 'decide':
      return refuse('question-answered');
  }
}
