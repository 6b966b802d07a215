import { mayInGroup } from '../../../groups/index.ts';
import type { Grants } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { List, ListDescription } from '../model.ts';

/** Bounds of what is written about a list, in characters. */
export const bounds = { name: 160 } as const;

/** What keeps somebody from acting as owner of the lists of a group; empty when nothing does. */
export function impedimentsToOwning(group: { readonly slug: string } | undefined, grants: Grants): Impediment[] {
  const owns = group ? mayInGroup(grants, 'group.edit', group) : grants.has('administration');
  return owns ? [] : [{ code: 'not-granted', grant: 'group.edit' }];
}

/** What is wrong with what an owner says of a list. */
export function impedimentsToDescribingList(
  { purpose }: Pick<List, 'purpose'>,
  { name, visibility }: ListDescription,
): Impediment[] {
  const found: Impediment[] = [];
  if (purpose === 'closed' && visibility !== 'participants') found.push({ code: 'session-stays-closed' });
  if (name === '') found.push({ code: 'list-name-missing' });
  if (name.length > bounds.name) found.push({ code: 'list-name-too-long', most: bounds.name });
  return found;
}
