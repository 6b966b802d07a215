import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily, Task } from '../../platform/jobs/index.ts';
import { personOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { listOf } from '../lists/queries.ts';
import type { ThreadFact } from '../threads/model.ts';
import { resumeReading } from '../subscriptions/commands.ts';
import { postPauseEnded } from './letters.ts';
import { missedBy } from './missed.ts';
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

/** Each night pauses end, and the digests of all lists fall due for which something waits: also of whoever changed their mind since it was posted. */
export function digestDailies(house: ConversationsHouse): Daily[] {
  const { association } = house;
  return [
    {
      kind: 'conversations.resume-reading',
      run: ({ at, perform }) =>
        perform(theSystem(at), async (act) => {
          for (const person of await resumeReading(act)) await tellMissed(act, house, person);
        }),
    },
    {
      kind: 'conversations.lay-out-waiting',
      async run({ at, db, perform }) {
        for (const list of await listsWaiting(db))
          await perform(theSystem(at), (act) => layOutDigests(act, list, association.timeZone));
      },
    },
  ];
}

async function tellMissed(act: Act, house: ConversationsHouse, id: string): Promise<void> {
  const person = await personOf(act.db, id);
  if (!person) return;
  const lists = [];
  for (const { list, messages } of await missedBy(act.db, id)) {
    const paused = await listOf(act.db, list);
    if (paused) lists.push({ ...paused, messages });
  }
  await postPauseEnded(act, letterheadOf(house), person, lists);
}
