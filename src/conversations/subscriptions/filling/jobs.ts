import type { GroupsFact } from '../../../groups/index.ts';
import { theSystem } from '../../../platform/act/index.ts';
import { reacting, type Reaction } from '../../../platform/facts/index.ts';
import type { Daily } from '../../../platform/jobs/index.ts';
import type { PostFact } from '../../../units/index.ts';
import { fillList } from './commands.ts';
import { filledLists } from './queries.ts';

/** The readers of a working list follow the offices for which it is. */
export const fillingReactions: readonly Reaction[] = [
  reacting<GroupsFact>(
    'conversations.fill-from-roles',
    ['groups.role-accepted', 'groups.role-ended'],
    async (act, { fact }) => {
      for (const list of await filledLists(act.db, { group: fact.group })) await fillList(act, list, list);
    },
  ),
  reacting<PostFact>(
    'conversations.fill-from-posts',
    ['units.post-filled', 'units.post-ended'],
    async (act, { fact }) => {
      if (fact.kind === 'units.grants-changed') return;
      for (const list of await filledLists(act.db, { unit: fact.unit })) await fillList(act, list, list);
    },
  ),
];

/** Each night, since an office begins and ends on a day. */
export const fillingDailies: readonly Daily[] = [
  {
    kind: 'conversations.fill-lists',
    async run({ at, db, perform }) {
      for (const list of await filledLists(db)) await perform(theSystem(at), (act) => fillList(act, list, list));
    },
  },
];
