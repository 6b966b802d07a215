import type { Act } from '../../../platform/act/index.ts';
import { marksOf, visibleText } from '../../../platform/mail/index.ts';
import { addressToAnswer, addressToAsk } from '../../answering.ts';
import type { Arrived } from '../../arriving.ts';
import type { ConversationsHouse } from '../../house.ts';
import { letterheadOf } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { vouchingOf } from '../../lists/policy/circumstances.ts';
import { isVouchedFor } from '../../lists/policy/rules.ts';
import { ask } from '../../questions/commands.ts';
import { postQuestion } from '../../questions/letters.ts';
import { resumeMailTo } from '../../returned/commands.ts';
import { words as returnedWords } from '../../returned/words.ts';
import { postAnswer } from '../letters.ts';
import type { ListRequest } from '../model.ts';
import { asKnownAt, belongingTo, knownAt } from '../queries.ts';
import { requestsIn } from '../rules.ts';
import { requestWords as words } from '../words.ts';
import { carryOut } from './carry-out.ts';

/** A message to one of the addresses of a list. */
export interface ToList {
  readonly list: List;
  readonly arrived: Arrived;
}

/** Does what a message asks of a list, and answers it once.  Without requests they are read from its subject and text. */
export async function takeRequests(
  act: Act,
  house: ConversationsHouse,
  to: ToList,
  given?: readonly ListRequest[],
): Promise<void> {
  const { message, mail, verdicts } = to.arrived;
  if (marksOf(message.headers, mail.envelopeFrom).isAutomatic) return;
  const requests = given ?? requestsIn(message.subject, visibleText(message.text), act.today);
  if (!isVouchedFor(vouchingOf(verdicts, mail))) return askWhetherTheyDid(act, house, to, requests);
  const address = await addressToAnswer(act, to.arrived);
  if (address === null) return;
  const list = await asKnownAt(act, to.list, address, house.mailDomain);
  const name = message.from[0]?.name ?? '';
  const sentences: string[] = (await resumeMailTo(act, address)) ? [returnedWords.resumed] : [];
  for (const request of requests)
    sentences.push(...(await carryOut(act, house, { list, address, name, messageId: message.messageId }, request)));
  if (sentences.length === 0) sentences.push(words.nothing, words.howToAsk(`${list.slug}-request@${house.mailDomain}`));
  const answered = { once: `${mail.id} ${list.id}`, address, name, messageId: message.messageId };
  await postAnswer(act, letterheadOf(house), list, answered, sentences);
}

/**
 * Nobody vouches for the sender: whom the association knows at the address is asked about the first thing that can be asked about, once a
 * day; a stranger is not written to.
 */
async function askWhetherTheyDid(
  act: Act,
  house: ConversationsHouse,
  { list, arrived }: ToList,
  requests: readonly ListRequest[],
): Promise<void> {
  const wanted = requests.find(({ kind }) => kind === 'join' || kind === 'leave');
  const { message } = arrived;
  const { persons, count } = await knownAt(act, message.from[0]?.address ?? '');
  if (!wanted || count !== 1) return;
  const isIn = (await belongingTo(act, list, persons)).some(({ subscription }) => subscription);
  if (isIn === (wanted.kind === 'join')) return;
  const address = await addressToAsk(act, arrived);
  if (address === null) return;
  const kind = wanted.kind === 'join' ? 'join' : 'leave';
  const question = { kind, address, person: persons[0]?.id ?? null, name: message.from[0]?.name ?? '' } as const;
  const token = await ask(act, { ...question, list: list.id, heldPost: null });
  const { messageId, subject } = message;
  await postQuestion(act, letterheadOf(house), question, { list, token, messageId, subject });
}
