import { theSystem } from '../../platform/act/index.ts';
import { forgetReturned } from '../../platform/mail/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { judgeFailing } from './commands.ts';
import { postTrial } from './letters.ts';

/** Once a day, since a day of failures counts once. */
export function returnedDailies(house: ConversationsHouse): Daily[] {
  return [
    {
      kind: 'conversations.judge-failing',
      run: ({ at, perform }) =>
        perform(theSystem(at), async (act) => {
          await judgeFailing(act, (failing) => postTrial(act, letterheadOf(house), failing));
          await forgetReturned(act.db, at);
        }),
    },
  ];
}
