import { theSystem } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { fallsDue, type Task } from '../../platform/jobs/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { listOf } from '../lists/queries.ts';
import type { ThreadFact } from '../threads/model.ts';
import { messageOf } from '../threads/queries.ts';
import { postReceipt } from './letters.ts';
import { isDone, receiptKind } from './model.ts';
import { receiptOf, wantsReceipts } from './queries.ts';

/** After so many minutes it is looked whether all copies have left; what is told after the last is not yet the end. */
const looksAfterMinutes = [5, 20, 60];

/** A receipt by mail falls due for whoever wants one. */
export function receiptReactions(): Reaction[] {
  return [
    reacting<ThreadFact>('conversations.owe-receipt', ['conversations.message-posted'], async (act, { fact }) => {
      const message = await messageOf(act.db, fact.message);
      if (!message?.person || message.cameBy === 'import' || !(await wantsReceipts(act.db, message.person))) return;
      for (const after of looksAfterMinutes)
        await fallsDue(act.db, {
          kind: receiptKind,
          subject: `${message.id} ${after}`,
          at: addMilliseconds(message.postedAt, minutes(after)),
        });
    }),
  ];
}

/** Sends it once, when all copies have come to an end, or after an hour. */
export function receiptTasks(house: ConversationsHouse): Task[] {
  return [
    {
      kind: receiptKind,
      run: ({ at, perform, subject }) =>
        perform(theSystem(at), async (act) => {
          const [id, after] = subject.split(' ').map(Number) as [number, number];
          const message = await messageOf(act.db, id);
          const list = message && (await listOf(act.db, message.list));
          const writer = message?.person ? (await personsOf(act.db, [message.person])).get(message.person) : undefined;
          if (!list || !writer?.email) return;
          const receipt = await receiptOf(act.db, message);
          if (isDone(receipt) || after === looksAfterMinutes.at(-1))
            await postReceipt(act, letterheadOf(house), {
              list,
              receipt,
              writer: { ...writer, address: writer.email },
            });
        }),
    },
  ];
}
