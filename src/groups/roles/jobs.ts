import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { personOf } from '../../roll/index.ts';
import type { GroupsHouse } from '../house.ts';
import { groupOf } from '../registry/queries.ts';
import { postAppointment } from './letters.ts';
import type { RoleFact } from './model.ts';
import { formerOf, roleOf } from './queries.ts';
import { isOffered } from './rules.ts';

/** Writes to whoever is asked to hold a role. */
export function roleReactions(house: Pick<GroupsHouse, 'association' | 'baseUrl'>): Reaction[] {
  const head = () => ({ baseUrl: house.baseUrl(), speaks: house.association.speaks.group });
  return [
    reacting<RoleFact>('groups.ask-appointee', ['groups.role-appointed'], async (act, { fact }) => {
      const role = await roleOf(act.db, fact.role);
      if (!role || !isOffered(role)) return;
      const [group, person] = [await groupOf(act.db, role.group), await personOf(act.db, role.person)];
      if (group && person)
        await postAppointment(act, person, { role, former: await formerOf(act, role), group }, head());
    }),
  ];
}
