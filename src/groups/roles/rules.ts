import type { Grants, PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addMonths, type CalendarDay } from '../../platform/time/index.ts';
import type { Group } from '../registry/model.ts';
import { mayInGroup } from '../registry/rules.ts';
import type { Role } from './model.ts';

/** Whether the role is held on the day: accepted, begun, not ended. */
export function isHeldOn(role: Pick<Role, 'acceptedAt' | 'fromOn' | 'untilOn'>, day: CalendarDay): boolean {
  return (
    role.acceptedAt !== null &&
    role.fromOn !== null &&
    role.fromOn <= day &&
    (role.untilOn === null || role.untilOn > day)
  );
}

/** Whether the role waits for its holder to accept it. */
export function isOffered(role: Pick<Role, 'acceptedAt' | 'declinedAt' | 'untilOn'>): boolean {
  return role.acceptedAt === null && role.declinedAt === null && role.untilOn === null;
}

/** What an appointment is judged by. */
export interface Appointing {
  readonly grants: Grants;
  /** Whether the one who is to hold the role takes part in the group. */
  readonly isParticipant: boolean;
  /** Whether they hold that role, or have been asked to. */
  readonly hasIt: boolean;
}

/** What keeps the visitor from appointing somebody; empty when nothing does. */
export function impedimentsToAppointing(
  group: Pick<Group, 'slug' | 'state'>,
  { grants, isParticipant, hasIt }: Appointing,
): Impediment[] {
  const found: Impediment[] = [];
  if (!mayInGroup(grants, 'group.roles', group)) found.push({ code: 'not-granted', grant: 'group.roles' });
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (found.length > 0) return found;
  // Only who may appoint learns who takes part.
  if (!isParticipant) found.push({ code: 'appointee-not-a-participant' });
  if (hasIt) found.push({ code: 'role-held-already' });
  return found;
}

/** What keeps a day from being the end of a role that is given today. */
export function impedimentsToEndDay(endsOn: CalendarDay | null, today: CalendarDay): Impediment[] {
  if (endsOn === null) return [];
  if (endsOn <= today) return [{ code: 'role-ends-past' }];
  return endsOn > addMonths(today, mostMonths) ? [{ code: 'role-ends-far' }] : [];
}

/** A role is given for ten years at most. */
const mostMonths = 120;

/** What keeps the one who was asked from answering. */
export function impedimentsToAnswering(role: Role, group: Pick<Group, 'state'>): Impediment[] {
  const found: Impediment[] = [];
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (!isOffered(role)) found.push({ code: 'role-answered' });
  return found;
}

/** What the end of a role is judged by. */
export interface EndingRole {
  readonly by: PersonId | null;
  readonly grants: Grants;
  readonly today: CalendarDay;
  readonly isLastConvener: boolean;
}

/** What keeps a role from ending: its holder may lay it down, a convener may take it back. */
export function impedimentsToEndingRole(
  role: Role,
  group: Pick<Group, 'slug' | 'state'>,
  ending: EndingRole,
): Impediment[] {
  const found: Impediment[] = [];
  if (role.person !== ending.by && !mayInGroup(ending.grants, 'group.roles', group))
    found.push({ code: 'not-granted', grant: 'group.roles' });
  if (!isOffered(role) && !isHeldOn(role, ending.today)) found.push({ code: 'role-has-ended' });
  else if (
    role.role === 'convener' &&
    isHeldOn(role, ending.today) &&
    ending.isLastConvener &&
    group.state === 'active'
  )
    found.push({ code: 'last-convener' });
  return found;
}
