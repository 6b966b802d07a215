import type { Act } from '../../../platform/act/index.ts';
import { dayOf, startOfDay } from '../../../platform/time/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import { standingIn, type ConversationsHouse } from '../../house.ts';
import { letterheadOf, wordAddress } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { ask } from '../../questions/commands.ts';
import { postQuestion } from '../../questions/letters.ts';
import { wishReceipts } from '../../receipts/commands.ts';
import { chooseDelivery, pause } from '../../subscriptions/commands.ts';
import type { Subscription } from '../../subscriptions/model.ts';
import { leaveByMail } from '../commands.ts';
import type { ListRequest } from '../model.ts';
import { belongingTo, groupOfList, inTheWayOf, knownAt, type Belongs } from '../queries.ts';
import { requestWords as words } from '../words.ts';

/** Somebody whose domain vouches for them, and what they ask of which list. */
export interface Requester {
  readonly list: List;
  readonly address: string;
  readonly name: string;
  readonly messageId: string | null;
}

/** Does one thing that was asked; gives the sentences with which it is answered. */
export async function carryOut(
  act: Act,
  house: ConversationsHouse,
  requester: Requester,
  request: ListRequest,
): Promise<string[]> {
  const { list, address } = requester;
  if (request.kind === 'join') return join(act, house, requester);
  if (request.kind === 'unclear') return [words.unclear(request.text), words.howToAsk(at(house, list, 'request'))];
  if (request.kind === 'pause-unclear') return [words.pauseUnclear(request.text)];
  const belonging = await belongingTo(act, list, (await knownAt(act, address)).persons);
  if (request.kind === 'help') return help(act, house, list, belonging);
  const readers = belonging.filter(({ subscription }) => subscription);
  if (readers.length === 0) return [words.notIn(list.name), words.howToJoin(at(house, list, 'join'))];
  return change(act, house, list, readers, request);
}

type Changing = Extract<ListRequest, { kind: 'leave' | 'resume' | 'deliver' | 'pause' | 'receipts' }>;

/** An address that several share is theirs together: what it asks holds for all of them. */
async function change(
  act: Act,
  house: ConversationsHouse,
  list: List,
  readers: readonly Belongs[],
  request: Changing,
): Promise<string[]> {
  const persons = readers.map(({ person }) => person.id);
  switch (request.kind) {
    case 'leave': {
      await leaveByMail(act, list, persons);
      const group = readers.some(({ since }) => since !== null) ? await groupOfList(act, list) : undefined;
      return [
        words.left(list.name),
        ...(group ? [`${words.stillTakesPart} ${house.baseUrl()}/groups/${group.slug}`] : []),
      ];
    }
    case 'deliver':
      for (const person of persons) await chooseDelivery(act, list.id, person, request.delivery);
      return [words.comes[request.delivery]];
    case 'pause':
      for (const person of persons) await pause(act, list.id, person, startOfDay(request.until, act.zone));
      return [words.paused(request.until)];
    case 'receipts':
      for (const by of persons) await wishReceipts({ ...act, by }, request.wanted);
      return [request.wanted ? words.receipts : words.noReceipts];
    case 'resume':
      for (const person of persons) await pause(act, list.id, person, null);
      return [words.resumed, ...readers.map(({ subscription }) => words.comes[subscription!.delivery]).slice(0, 1)];
  }
}

/** Whoever may join is asked once more by a letter that only they can read. */
async function join(act: Act, house: ConversationsHouse, requester: Requester): Promise<string[]> {
  const { list, address, name, messageId } = requester;
  const { persons, count } = await knownAt(act, address);
  const [found] = await belongingTo(act, list, persons);
  if (found?.subscription) return [words.joinedAlready(list.name), ...comingNow(act, found.subscription)];
  const group = await groupOfList(act, list);
  if (!group || list.purpose === 'committee' || list.purpose === 'closed')
    return [words.notByMail, words.howToOwner(at(house, list, 'owner'))];
  if (count > 1) return [words.shared, `${house.baseUrl()}/groups/${group.slug}`];
  if (count === 0 && group.participation !== 'anyone')
    return [words.stranger, `${house.baseUrl()}/groups/${group.slug}`];
  const person = persons[0]?.id ?? null;
  const inTheWay = person === null || found ? [] : await inTheWayOf(act, group, person, standingIn(house));
  if (inTheWay.length > 0) return [words.cannotJoin(list.name), ...inTheWay.map((one) => said(house, house.word(one)))];
  const question = { kind: 'join', address, person, name } as const;
  const token = await ask(act, { ...question, list: list.id, heldPost: null });
  await postQuestion(act, letterheadOf(house), question, { list, token, messageId, subject: '' });
  return [words.joinAsked];
}

/** Am I in, and why did I get this? */
function help(act: Act, house: ConversationsHouse, list: List, belonging: readonly Belongs[]): string[] {
  const answers = belonging.flatMap(({ since, subscription }) => {
    if (!subscription)
      return [
        words.in(list.name, dayOf(since!, act.zone)),
        words.readsNoMore,
        words.howToReadAgain(at(house, list, 'join')),
      ];
    return [
      words.in(list.name, dayOf(since ?? subscription.sinceAt, act.zone)),
      since ? words.inWhy : words.inWhyNamed,
      ...comingNow(act, subscription),
    ];
  });
  return [
    ...(answers.length > 0 ? answers : [words.out(list.name), words.outWhy, words.howToJoin(at(house, list, 'join'))]),
    ...(answers.length > 0 ? [words.howToWrite(at(house, list, ''))] : []),
    ...(belonging.some(({ subscription }) => subscription) ? [words.howToLeave(at(house, list, 'leave'))] : []),
    words.howToAsk(at(house, list, 'request')),
    words.howToOwner(at(house, list, 'owner')),
    words.archive(`${house.baseUrl()}/lists/${list.slug}`),
  ];
}

function comingNow({ at: now, zone }: Act, { delivery, pausedUntil }: Subscription): string[] {
  const isPaused = pausedUntil !== null && pausedUntil > now;
  return isPaused ? [words.paused(dayOf(pausedUntil, zone))] : [words.comes[delivery]];
}

const at = ({ mailDomain }: ConversationsHouse, list: List, word: string): string =>
  wordAddress(list, word, mailDomain);

const said = (house: ConversationsHouse, { say, todo }: Wording): string =>
  todo?.href ? `${say} ${todo.label}: ${new URL(todo.href, house.baseUrl()).href}` : say;
