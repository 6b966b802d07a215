import type { Act } from '../../../platform/act/index.ts';
import { visibleText } from '../../../platform/mail/index.ts';
import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import type { Arrived } from '../../arriving.ts';
import type { ConversationsHouse } from '../../house.ts';
import { letterheadOf } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { moderatorsOf } from '../../lists/policy/queries.ts';
import { decidePost } from '../../moderation/commands/decide.ts';
import { letterWords } from '../../moderation/letter-words.ts';
import { postDecided } from '../../moderation/letters.ts';
import { heldPostOf } from '../../moderation/queries.ts';
import { refusalTextsOf } from '../../moderation/refusals/queries.ts';
import { reasonMeant } from '../../moderation/refusals/rules.ts';
import { decidingIn } from '../../moderation/rules.ts';
import type { AskedQuestion } from '../../questions/model.ts';
import { impedimentsToAnswering } from '../../questions/rules.ts';
import { groupOfList } from '../queries.ts';

/** A moderator decides by the first word of their reply; they may err in it, and reply again. */
export async function decideByMail(
  act: Act,
  house: ConversationsHouse,
  { question, list, arrived }: { question: AskedQuestion; list: List; arrived: Arrived },
): Promise<void> {
  const { message, mail } = arrived;
  const deciding = decidingIn(visibleText(message.text));
  const held = await heldPostOf(act.db, question.heldPost ?? 0);
  const told = {
    once: String(mail.id),
    address: question.address,
    list,
    messageId: message.messageId,
    subject: held?.subject ?? '',
  };
  const head = letterheadOf(house);
  if (deciding === null) return postDecided(act, head, told, { notDone: [letterWords.notUnderstood] });
  try {
    const expired = impedimentsToAnswering({ ...question, answeredAt: null }, act.at);
    if (expired.length > 0) throw new Refused(expired);
    const reason = deciding.reason && reasonMeant(deciding.reason, await refusalTextsOf(act.db, list.id));
    await decidePost(await asModerator(act, list, question.person), question.heldPost ?? 0, {
      ...deciding,
      ...(reason && { reason }),
    });
    await postDecided(act, head, told, { done: deciding.trust ?? deciding.decision });
  } catch (error) {
    // Who moderates no longer is told nothing of what waits.
    if (error instanceof NotFound) return;
    if (!(error instanceof Refused)) throw error;
    const notDone = error.impediments.map((one) => house.word(one).say);
    await postDecided(act, head, told, { notDone });
  }
}

/** The act of whoever was asked, with the right that their role gives them today; without it, where they hold none any more. */
async function asModerator(act: Act, list: List, person: string | null): Promise<Act> {
  const group = await groupOfList(act, list);
  const isModerator = person !== null && (await moderatorsOf(act, list)).includes(person);
  const grants = new Set(isModerator && group ? [`group.moderate@${group.slug}`] : []);
  return { ...act, by: person, grants };
}
