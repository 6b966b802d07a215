import type { Act } from '../../../platform/act/index.ts';
import { marksOf, visibleText } from '../../../platform/mail/index.ts';
import type { Arrived } from '../../arriving.ts';
import type { ConversationsHouse } from '../../house.ts';
import { letterheadOf } from '../../letterhead.ts';
import { listOf } from '../../lists/queries.ts';
import { answerInWords } from '../../questions/answering.ts';
import { askOfNext } from '../../questions/inbound.ts';
import { questionOf } from '../../questions/queries.ts';
import { postAnswer } from '../letters.ts';
import { decideByMail } from './decide.ts';

/** A reply to a letter of ours that asked something.  What a machine replies is no answer. */
export async function answerByMail(
  act: Act,
  house: ConversationsHouse,
  token: string,
  arrived: Arrived,
): Promise<void> {
  const { message, mail } = arrived;
  const question = await questionOf(act.db, token);
  const list = question && (await listOf(act.db, question.list));
  if (!question || !list || marksOf(message.headers, mail.envelopeFrom).isAutomatic) return;
  if (question.kind === 'decide') return decideByMail(act, house, { question, list, arrived });
  const said = await answerInWords(act, token, visibleText(message.text), house);
  const answered = {
    once: `${mail.id} ${list.id}`,
    address: question.address,
    name: question.name,
    messageId: message.messageId,
  };
  await postAnswer(act, letterheadOf(house), list, answered, said);
  await askOfNext(act, house, question);
}
