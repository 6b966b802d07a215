import type { Act } from '../../platform/act/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { countAttempt, type Limit } from '../../platform/auth/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { addMilliseconds, days, hours } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { listOf } from '../lists/queries.ts';
import { moderatorsOf, postingChoicesOf } from '../lists/policy/queries.ts';
import { isVouchedFor } from '../lists/policy/rules.ts';
import { ask, forgetQuestions } from '../questions/commands.ts';
import { emptyPosts, expirePosts } from './commands/decide.ts';
import { postNotices, postRefusal, type ToModerator } from './letters.ts';
import type { HeldPost, ModerationFact } from './model.ts';
import { heldPostOf } from './queries.ts';
import { refusalTextsOf } from './refusals/queries.ts';
import { endedLifeDays, heldLifeDays } from './rules.ts';

/** A flood of posts is no flood of letters: the rest stands in the queue. */
const noticesByList: Limit = { name: 'list moderation notices', most: 20, windowMs: hours(1) };

/** The letters that follow when a post is held, and when a moderator refuses one. */
export function moderationReactions(house: ConversationsHouse): Reaction[] {
  return [
    reacting<ModerationFact>('conversations.tell-moderators', ['conversations.post-held'], async (act, { fact }) => {
      const held = 'held' in fact ? await heldPostOf(act.db, fact.held) : undefined;
      if (held && !held.decidedAt && isWorthALetter(held)) await tellModerators(act, house, held);
    }),
    reacting<ModerationFact>('conversations.tell-writer', ['conversations.post-decided'], async (act, { fact }) => {
      const held = 'held' in fact ? await heldPostOf(act.db, fact.held) : undefined;
      const list = held && (await listOf(act.db, held.list));
      // Nobody is written to because somebody has used their address; who confirmed a post was told then what became of it.
      const isByModerator = held?.decision === 'refused' && held.decidedBy !== null;
      if (list && isByModerator && held.fromAddress && isVouchedFor(held.vouching))
        await postRefusal(act, letterheadOf(house), list, held);
    }),
  ];
}

/** What nobody decided on is thrown away in the end, and nothing keeps the text of what was thrown away. */
export function moderationDailies(): Daily[] {
  return [
    {
      kind: 'conversations.expire-held',
      run: ({ at, perform }) =>
        perform(theSystem(at), async (act) => {
          await expirePosts(act, addMilliseconds(at, -days(heldLifeDays)));
          await emptyPosts(act, addMilliseconds(at, -days(endedLifeDays)));
          await forgetQuestions(act, addMilliseconds(at, -days(heldLifeDays)));
        }),
    },
  ];
}

/** What nobody vouches for waits in the queue, where most of it is noise; its supposed writer is asked first. */
const isWorthALetter = ({ rule }: HeldPost): boolean => rule !== 'not-vouched-for';

async function tellModerators(act: Act, house: ConversationsHouse, held: HeldPost): Promise<void> {
  const list = await listOf(act.db, held.list);
  if (!list || (await countAttempt(act.db, noticesByList, String(list.id), act.at))) return;
  const persons = await personsOf(act.db, await moderatorsOf(act, list));
  const moderators: ToModerator[] = [];
  for (const { id: person, name, email: address } of persons.values()) {
    if (!address) continue;
    const token = await ask(act, { kind: 'decide', list: list.id, address, person, name, heldPost: held.id });
    moderators.push({ person, name, address, token });
  }
  const choices = await postingChoicesOf(act.db, list.id);
  const texts = (await refusalTextsOf(act.db, list.id)).map(({ name }) => name);
  await postNotices(act, letterheadOf(house), { list, held, choices, texts }, moderators);
}
