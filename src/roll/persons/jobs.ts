import { theSystem } from '../../platform/act/index.ts';
import { forgetAttempts } from '../../platform/auth/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { forgetLetters } from './commands.ts';

/** Every night: letters that let nobody in any more are forgotten, and so are counts of attempts. */
export const personDailies: readonly Daily[] = [
  {
    kind: 'roll.forget-sign-ins',
    async run({ at, db, perform }) {
      const before = addMilliseconds(at, -days(1));
      await perform(theSystem(at), (act) => forgetLetters(act, before));
      await forgetAttempts(db, before);
    },
  },
];
