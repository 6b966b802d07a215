import { forgetLetters } from '../../charters/index.ts';
import { reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import type { RollFact } from '../../roll/index.ts';

/** What somebody wrote goes with them. */
export const letterReactions: Reaction[] = [
  reactingTogether<RollFact>('steps.forget-letters', ['roll.member-erased'], (act, facts) =>
    forgetLetters(
      act,
      facts.flatMap(({ fact }) => (fact.kind === 'roll.member-erased' ? fact.member : [])),
    ),
  ),
];
