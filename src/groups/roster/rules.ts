import type { Impediment } from '../../platform/refusal/index.ts';
import type { Group } from '../registry/model.ts';
import type { Belonging } from './model.ts';

/**
 * What keeps a person from joining; empty when nothing does.
 *
 * Source: a group is open to all members of the association; some policies ask for good standing, some for nothing.
 */
export function impedimentsToJoining(
  group: Pick<Group, 'state' | 'participation'>,
  belonging: Belonging,
): Impediment[] {
  const found: Impediment[] = [];
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (group.participation === 'anyone') return found;
  if (!belonging.isMember) found.push({ code: 'members-only' });
  else if (group.participation === 'members-in-good-standing') found.push(...belonging.standing);
  return found;
}

/** What keeps a participant from leaving: a group must not lose its last convener unawares. */
export function impedimentsToLeaving(group: Pick<Group, 'state'>, isLastConvener: boolean): Impediment[] {
  return group.state === 'active' && isLastConvener ? [{ code: 'last-convener' }] : [];
}
