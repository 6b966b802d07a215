import { theSystem } from '../../platform/act/index.ts';
import { reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { SubscriptionFact } from '../subscriptions/model.ts';
import type { ThreadFact } from '../threads/model.ts';
import { erasePersonHere, keepTraces } from './commands.ts';
import { personsKept, writersOf } from './queries.ts';

const batch = 1_000;

/** Whoever begins to write or to read is known by name and address from then on: the roll may forget them before the night. */
export const erasureReactions: readonly Reaction[] = [
  reactingTogether<SubscriptionFact | ThreadFact>(
    'conversations.keep-traces',
    ['conversations.subscribed', 'conversations.message-posted'],
    async (act, facts) => {
      const readers = facts.flatMap(({ fact }) => (fact.kind === 'conversations.subscribed' ? [fact.person] : []));
      const messages = facts.flatMap(({ fact }) =>
        fact.kind === 'conversations.message-posted' ? [fact.message] : [],
      );
      await keepTraces(act, [...readers, ...(await writersOf(act.db, messages))]);
    },
  ),
];

/** Every night names and addresses are kept as the roll has them now, and those whom the roll has erased go from the lists too. */
export const erasureDailies: readonly Daily[] = [
  {
    kind: 'conversations.forget-erased',
    async run({ db, perform, at }) {
      const failures: unknown[] = [];
      for (let after: string | null = null; ;) {
        const persons: string[] = await personsKept(db, after, batch);
        await perform(theSystem(at), (act) => keepTraces(act, persons));
        const known = await personsOf(db, persons);
        // Whatever keeps one of them keeps the others no longer than itself.
        for (const person of persons)
          if (!known.has(person))
            await erasePersonHere({ db, perform, at }, person).catch((error: unknown) => failures.push(error));
        if (persons.length < batch) break;
        after = persons.at(-1)!;
      }
      if (failures.length > 0) throw failures[0];
    },
  },
];
