import type { Act } from '../../platform/act/index.ts';
import { orUndone } from '../../platform/db/index.ts';
import { joinGroup } from '../../groups/index.ts';
import { personByAddress, type StandingRules } from '../../roll/index.ts';
import type { List } from '../lists/model.ts';
import { subscribe, unsubscribe } from '../subscriptions/commands.ts';
import type { AskedQuestion } from '../questions/model.ts';

/** Who confirmed that they want in takes part in the group from now on, and reads its list. @throws Refused */
export async function joinByMail(
  act: Act,
  list: List,
  { person, address, name }: Pick<AskedQuestion, 'person' | 'address' | 'name'>,
  standing: StandingRules,
): Promise<void> {
  const { group } = list;
  if (group === null) return;
  // Nobody is kept who came to join, and may not.
  await orUndone(act.db, async () => {
    const joining = person ?? (await personByAddress(act, { name, email: address }));
    await joinGroup({ ...act, by: joining }, group, { standing });
    await subscribe(act, list.id, [joining]);
  });
}

/** The list comes to these persons no longer.  They stay in the group: leaving that may cost a role.  Who is answered gets no goodbye. */
export async function leaveByMail(
  act: Act,
  list: Pick<List, 'id'>,
  persons: readonly string[],
  how: 'answered' | 'left' = 'answered',
): Promise<void> {
  for (const person of persons) await unsubscribe(act, list.id, person, how);
}
