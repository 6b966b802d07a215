import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { groupsById, type GroupsFact } from '../../groups/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { ThreadFact } from '../threads/model.ts';
import { messageOf } from '../threads/queries.ts';
import { closeList, openTalkOf } from './commands.ts';
import { fanOut } from './fan-out.ts';
import { listOf, listsOfGroup } from './queries.ts';

/** Opens a list with each group, closes it with the group, and sends on what is posted. */
export function listReactions(house: ConversationsHouse): Reaction[] {
  return [
    reacting<GroupsFact>('conversations.open-talk', ['groups.group-opened'], async (act, { fact }) => {
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      if (group) await openTalkOf(act, group);
    }),
    reacting<GroupsFact>(
      'conversations.close-with-group',
      ['groups.group-lapsed', 'groups.group-ended'],
      async (act, { fact }) => {
        const group = (await groupsById(act.db, [fact.group])).get(fact.group);
        if (!group || group.state === 'active') return;
        for (const list of await listsOfGroup(act.db, group.id)) await closeList(act, list, group.state);
      },
    ),
    reacting<ThreadFact>('conversations.fan-out', ['conversations.message-posted'], async (act, { fact }) => {
      const [list, message] = [await listOf(act.db, fact.list), await messageOf(act.db, fact.message)];
      if (list && message) await fanOut(act, list, message, house);
    }),
  ];
}
