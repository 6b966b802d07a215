import { theSystem } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { forgetChallenges } from './commands.ts';

/** Every night: challenges that nobody answered are forgotten. */
export const passkeyDailies: readonly Daily[] = [
  {
    kind: 'roll.forget-passkey-challenges',
    run: ({ at, perform }) => perform(theSystem(at), (act) => forgetChallenges(act, at)),
  },
];
