import type { Act } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import type { Petition } from '../petitions/model.ts';
import { openByPetition, type CharterRules } from './commands.ts';
import { renewByPetition } from './renewing.ts';

/** Does for a group what an approved petition asks: opens it, or gives it its next term. */
export function charterGroup(
  act: Act,
  petition: Petition,
  on: CalendarDay,
  rules: CharterRules,
): Promise<{ id: GroupId; slug: string }> {
  const { kind, groupId } = petition;
  return kind === 'renew' && groupId !== null
    ? renewByPetition(act, { ...petition, groupId }, on, rules)
    : openByPetition(act, petition, on, rules);
}
