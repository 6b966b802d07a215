import { impedimentsToOwning, seeList, type List } from '../../conversations/index.ts';
import { groupsById, type Group } from '../../groups/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../platform/web/index.ts';

/** A list of its owner's, and the group behind it. */
export interface Owned {
  readonly list: List;
  readonly group: Group | undefined;
}

/** The list that an address names, for its owner. @throws NotFound, Refused */
export async function ownedList(call: Call): Promise<Owned> {
  signedIn(call);
  const list = await seeList(call.visit, call.params['slug']);
  const group = list.group === null ? undefined : (await groupsById(call.visit.db, [list.group])).get(list.group);
  refuseIf(impedimentsToOwning(group, call.visit.grants));
  return { list, group };
}
