import { theSystem } from '../../../platform/act/index.ts';
import type { Daily } from '../../../platform/jobs/index.ts';
import { addMilliseconds } from '../../../platform/time/index.ts';
import { dropUntouchedFiles } from './commands.ts';
import { keptMs } from './rules.ts';

/** Files go from drafts with which nobody goes on. */
export const fileDailies: readonly Daily[] = [
  {
    kind: 'conversations.drop-untouched-files',
    run: ({ at, perform }) => perform(theSystem(at), (act) => dropUntouchedFiles(act, addMilliseconds(at, -keptMs))),
  },
];
