import type { Reaction } from '../../platform/facts/index.ts';
import { theSystem, type Act } from '../../platform/act/index.ts';
import type { Daily, Task } from '../../platform/jobs/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { administratorsNamed, personsOf, type Letterhead } from '../../roll/index.ts';
import { holdersOfGrant } from '../../units/index.ts';
import type { HooksHouse } from '../given.ts';
import { carryMessages, queueMessages } from './carrying.ts';
import { forgetDeliveries } from './commands.ts';
import { leavingKinds } from './leaving.ts';
import { tellSwitchedOff } from './letters.ts';
import { carrying, type TargetId } from './model.ts';
import { targetOf } from './queries.ts';

/** Whatever may leave becomes a message for those who want to hear of it. */
export const messageReactions: Reaction[] = [
  { name: 'hooks.queue-messages', kinds: leavingKinds, react: (act, facts) => queueMessages(act, facts) },
];

/** Messages are sent when they are due. A round waits for them, some seconds at most: see the courier. */
export function carryingTasks({ now, courier, head }: HooksHouse): Task[] {
  const onSwitchedOff = (act: Act, id: TargetId) => tellAdministrators(act, head(), id);
  return [{ kind: carrying, run: ({ db, perform }) => carryMessages({ db, perform, courier, now, onSwitchedOff }) }];
}

/** One letter to everybody who administers the house, by a post or without one. */
export async function tellAdministrators(act: Act, head: Letterhead, id: TargetId): Promise<void> {
  const [target, named, holders] = await Promise.all([
    targetOf(act.db, id),
    administratorsNamed(act.db, act.today),
    holdersOfGrant(act.db, 'administration', act.today),
  ]);
  const persons = await personsOf(act.db, [...new Set([...named, ...holders])]);
  if (target) await tellSwitchedOff(act, head, { target, persons: [...persons.values()] });
}

/** What was sent is told of for so long. */
const keptMs = days(30);

export const deliveryDailies: Daily[] = [
  {
    kind: 'hooks.forget-deliveries',
    run: ({ at, perform }) => perform(theSystem(at), (act) => forgetDeliveries(act, addMilliseconds(at, -keptMs))),
  },
];
