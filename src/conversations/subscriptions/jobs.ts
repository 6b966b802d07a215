import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { personalToken } from '../../platform/mail/index.ts';
import { groupsById, participationOf, type Group, type GroupsFact } from '../../groups/index.ts';
import { personOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { List } from '../lists/model.ts';
import { postingChoicesOf } from '../lists/policy/queries.ts';
import { listOf, listsOfGroup } from '../lists/queries.ts';
import { isOfTheWholeGroup } from '../lists/rules.ts';
import { followRosters, subscribe, unsubscribe } from './commands.ts';
import { postGoodbye, postWelcome, type Reading } from './letters.ts';
import type { Beginning, Departure, SubscriptionFact } from './model.ts';
import { subscriptionOf } from './queries.ts';

/** Who comes back has just been told so; who was brought in is told by whoever brought them, if they wish it. */
const welcomed: readonly Beginning[] = ['joined', 'named', 'followed'];
/** Who was answered knows it, and whoever complained wants no more letters. */
const seenOff: readonly Departure[] = ['left', 'left-group', 'unnamed'];

/** Whoever takes part in a group reads its talk and its news, and whoever leaves it does so no longer. */
export function subscriptionReactions(house: ConversationsHouse): Reaction[] {
  return [
    reacting<SubscriptionFact>('conversations.welcome', ['conversations.subscribed'], async (act, { fact }) => {
      if (fact.kind === 'conversations.subscribed' && welcomed.includes(fact.how)) await welcome(act, house, fact);
    }),
    reacting<SubscriptionFact>('conversations.say-goodbye', ['conversations.unsubscribed'], async (act, { fact }) => {
      if (fact.kind === 'conversations.unsubscribed' && seenOff.includes(fact.how)) await sayGoodbye(act, house, fact);
    }),
    reacting<GroupsFact>(
      'conversations.follow-roster',
      ['groups.participant-joined', 'groups.participant-left'],
      async (act, { fact }) => {
        if (!('person' in fact) || fact.person === null) return;
        const takesPart = await participationOf(act.db, fact.group, fact.person);
        const group = (await groupsById(act.db, [fact.group])).get(fact.group);
        for (const list of await listsOfGroup(act.db, fact.group)) {
          const isOfAll = isOfTheWholeGroup(list);
          if (takesPart && isOfAll)
            await subscribe(act, list.id, [fact.person], beginningOf(takesPart.sinceAt, list, group));
          // A closed session is for those of the group who were named.
          else if (!takesPart && (isOfAll || list.purpose === 'closed'))
            await unsubscribe(act, list.id, fact.person, isOfAll ? 'left-group' : 'unnamed');
        }
      },
    ),
  ];
}

/** Each night the readers of every talk are brought in line with the roster. */
export const subscriptionDailies: readonly Daily[] = [
  {
    kind: 'conversations.follow-rosters',
    run: ({ at, perform }) => perform(theSystem(at), (act) => followRosters(act)),
  },
];

/** Who comes with a group that is brought in, and was there before its list, is not greeted as somebody new. */
const beginningOf = (sinceAt: Date, { openedAt }: List, group: Group | undefined): Beginning =>
  group?.petition === null && sinceAt < openedAt ? 'opened' : 'joined';

interface Told {
  readonly list: number;
  readonly person: string;
}

/** Welcomes a reader, if they still read the list.  Safe to repeat. */
async function welcome(act: Act, house: ConversationsHouse, told: Told): Promise<void> {
  const found = await readingOf(act, told);
  if (!found || found.reading.subscription.endedAt !== null || found.list.closedAt !== null) return;
  const { list, group, reading } = found;
  // The news of a group come with its talk, whose letter is enough.
  if (list.purpose === 'announce') return;
  const { conductUrl } = await postingChoicesOf(act.db, list.id);
  await postWelcome(act, letterheadOf(house), { list, group, conductUrl }, [reading]);
}

/** Says goodbye to a reader who has not come back meanwhile.  Safe to repeat. */
async function sayGoodbye(
  act: Act,
  house: ConversationsHouse,
  { how, ...told }: Told & { readonly how: Departure },
): Promise<void> {
  const found = await readingOf(act, told);
  if (!found || found.reading.subscription.endedAt === null) return;
  const { list, group, reading } = found;
  if (list.purpose === 'announce' && how === 'left-group') return;
  const token = personalToken(house.hashKey(), audienceOf(list.id), told.person);
  const back = `${house.baseUrl()}/lists/${list.slug}/leaving/${token}`;
  await postGoodbye(act, letterheadOf(house), { list, group, how, back }, reading);
}

/** Undefined where the person was erased. */
async function readingOf(
  { db }: Act,
  { list: id, person: reader }: Told,
): Promise<{ list: List; group: Group | undefined; reading: Reading } | undefined> {
  const [list, person] = [await listOf(db, id), await personOf(db, reader)];
  const subscription = await subscriptionOf(db, id, reader);
  if (!list || !person || !subscription) return undefined;
  const group = list.group === null ? undefined : (await groupsById(db, [list.group])).get(list.group);
  return { list, group, reading: { person, subscription } };
}
