import { theSystem } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { groupsById, type GroupsFact } from '../../groups/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { ThreadFact } from '../threads/model.ts';
import { messageOf } from '../threads/queries.ts';
import { closeList, openTalkOf, renameTalk, reopenList } from './commands.ts';
import { fanOut } from './fan-out.ts';
import { closedByOwner } from './opening/model.ts';
import { groupsWithoutTalk, listOf, listsOfGroup } from './queries.ts';

/** Opens a list with each group, closes it with the group, and sends on what is posted. */
export function listReactions(house: ConversationsHouse): Reaction[] {
  return [
    reacting<GroupsFact>('conversations.open-talk', ['groups.group-opened'], async (act, { fact }) => {
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      if (group) await openTalkOf(act, group);
    }),
    reacting<GroupsFact>('conversations.rename-with-group', ['groups.group-renamed'], async (act, { fact }) => {
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      const talk = (await listsOfGroup(act.db, fact.group)).find(({ purpose }) => purpose === 'talk');
      if (group && talk) await renameTalk(act, talk, group);
    }),
    reacting<GroupsFact>(
      'conversations.close-with-group',
      ['groups.group-lapsed', 'groups.group-ended', 'groups.group-resumed'],
      async (act, { fact }) => {
        const group = (await groupsById(act.db, [fact.group])).get(fact.group);
        if (!group) return;
        for (const list of await listsOfGroup(act.db, group.id))
          if (group.state !== 'active') await closeList(act, list, group.state);
          // What an owner has closed stays so.
          else if (list.closedCode !== closedByOwner) await reopenList(act, list);
      },
    ),
    reacting<ThreadFact>('conversations.fan-out', ['conversations.message-posted'], async (act, { fact }) => {
      const [list, message] = [await listOf(act.db, fact.list), await messageOf(act.db, fact.message)];
      if (list && message) await fanOut(act, list, message, house);
    }),
  ];
}

/** Groups that were there before the lists were get their talk; of one that has ended it can be read only. */
export const listDailies: readonly Daily[] = [
  {
    kind: 'conversations.open-missing',
    async run({ at, db, perform }) {
      for (const group of await groupsWithoutTalk(db))
        await perform(theSystem(at), async (act) => {
          const id = await openTalkOf(act, group);
          if (group.state !== 'active') await closeList(act, { id }, group.state);
        });
    },
  },
];
