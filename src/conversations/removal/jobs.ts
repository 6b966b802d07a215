import { theSystem } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { forgetRemoved } from './commands.ts';
import { restorableMs } from './rules.ts';

/** What was taken down, and what its writer took back, is gone for good after 30 days. */
export const removalDailies: readonly Daily[] = [
  {
    kind: 'conversations.forget-removed',
    run: ({ at, perform }) => perform(theSystem(at), (act) => forgetRemoved(act, addMilliseconds(at, -restorableMs))),
  },
];
