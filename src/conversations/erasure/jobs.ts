import { theSystem } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { personsOf } from '../../roll/index.ts';
import { erasePersonHere } from './commands.ts';
import { personsKept } from './queries.ts';

const batch = 1_000;

/** Every night those whom the roll has erased go from the lists too. */
export const erasureDailies: readonly Daily[] = [
  {
    kind: 'conversations.forget-erased',
    async run({ db, perform, at }) {
      for (let after: string | null = null; ;) {
        const persons: string[] = await personsKept(db, after, batch);
        const known = await personsOf(db, persons);
        for (const person of persons)
          if (!known.has(person)) await perform(theSystem(at), (act) => erasePersonHere(act, person));
        if (persons.length < batch) return;
        after = persons.at(-1)!;
      }
    },
  },
];
