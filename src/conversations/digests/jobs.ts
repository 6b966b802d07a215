import { theSystem } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily, Task } from '../../platform/jobs/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { listOf } from '../lists/queries.ts';
import type { ThreadFact } from '../threads/model.ts';
import { digestTask, layOutDigests, sendDigests } from './commands.ts';
import { listsWaiting } from './queries.ts';

/** With each message the digests fall due that are to bring it. */
export function digestReactions({ association }: ConversationsHouse): Reaction[] {
  return [
    reacting<ThreadFact>('conversations.lay-out-digests', ['conversations.message-posted'], (act, { fact }) =>
      layOutDigests(act, fact.list, association.timeZone),
    ),
  ];
}

export function digestTasks(house: ConversationsHouse): Task[] {
  return [
    {
      kind: digestTask,
      async run({ subject, at, perform }) {
        await perform(theSystem(at), async (act) => {
          const list = await listOf(act.db, Number(subject));
          if (list) await sendDigests(act, list, house);
        });
      },
    },
  ];
}

/** Each night the digests of all lists fall due for which something waits: also of whoever changed their mind since it was posted. */
export function digestDailies({ association }: ConversationsHouse): Daily[] {
  return [
    {
      kind: 'conversations.lay-out-waiting',
      async run({ at, db, perform }) {
        for (const list of await listsWaiting(db))
          await perform(theSystem(at), (act) => layOutDigests(act, list, association.timeZone));
      },
    },
  ];
}
