import { theSystem } from '../../platform/act/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import type { Given } from '../given.ts';
import { lapseTerm, lapsing } from './commands.ts';

/** When a term is over, and its days of grace with it. */
export function termTasks(given: Given): Task[] {
  return [
    {
      kind: lapsing,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          if (await given.isRenewing(act.db, subject)) return;
          await lapseTerm(act, subject, (id, version) => given.policies.of(id, version).charter);
        }),
    },
  ];
}
