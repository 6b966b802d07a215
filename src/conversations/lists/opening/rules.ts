import type { Group } from '../../../groups/index.ts';
import type { Grants } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { List } from '../model.ts';
import { bounds, impedimentsToOwning } from '../settings/rules.ts';
import { closedByOwner, openingBounds, type Opening } from './model.ts';

/** What keeps somebody from opening lists for a group; empty when nothing does. */
export function impedimentsToOpening(
  group: Pick<Group, 'slug' | 'state'>,
  lists: readonly Pick<List, 'closedAt'>[],
  grants: Grants,
): Impediment[] {
  const found = impedimentsToOwning(group, grants);
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  const open = lists.filter(({ closedAt }) => closedAt === null).length;
  if (open >= openingBounds.lists) found.push({ code: 'too-many-lists', most: openingBounds.lists });
  return found;
}

/** What is wrong with a list that somebody wants to open. @param mayFollow whether they belong to the unit whose offices it follows */
export function impedimentsToOpeningSo(
  { purpose, name, filling, reason, readers }: Opening,
  mayFollow: boolean,
): Impediment[] {
  const found: Impediment[] = [];
  if (name === '') found.push({ code: 'list-name-missing' });
  if (name.length > bounds.name) found.push({ code: 'list-name-too-long', most: bounds.name });
  if (purpose === 'committee') {
    if (!filling || filling.codes.length === 0) found.push({ code: 'filling-missing' });
    else if (!mayFollow) found.push({ code: 'filling-not-own' });
  }
  if (purpose !== 'closed') return found;
  if (reason === '') found.push({ code: 'session-reason-missing' });
  if (reason.length > openingBounds.reason) found.push({ code: 'session-reason-long', most: openingBounds.reason });
  if (readers.length > openingBounds.readers) found.push({ code: 'too-many-readers', most: openingBounds.readers });
  return found;
}

/** What keeps an owner from closing a list: talk goes on as long as its group does. */
export function impedimentsToClosing({ purpose, closedAt }: Pick<List, 'purpose' | 'closedAt'>): Impediment[] {
  if (purpose === 'talk') return [{ code: 'talk-stays-open' }];
  return closedAt ? [{ code: 'list-closed-already' }] : [];
}

/** Whether its owner may open a list again that they have closed. */
export const mayReopen = ({ closedCode }: Pick<List, 'closedCode'>, group: Pick<Group, 'state'> | undefined): boolean =>
  closedCode === closedByOwner && group?.state === 'active';
