import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Group, GroupId } from '../registry/model.ts';
import { groupToChange } from '../registry/queries.ts';
import { participationOf } from '../roster/queries.ts';
import { groups } from '../tables.ts';
import type { Role, RoleFact, RoleId, RoleName } from './model.ts';
import { isLastConvener, openRolesOf, roleOf } from './queries.ts';
import {
  impedimentsToAnswering,
  impedimentsToAppointing,
  impedimentsToEndDay,
  impedimentsToEndingRole,
  isHeldOn,
} from './rules.ts';

/** Whom to appoint to what. */
export interface Appointment {
  readonly person: PersonId;
  readonly role: RoleName;
  /** The role that ends when this one is accepted: a handover. It must be of the same kind and held now. */
  readonly succeeds?: RoleId | null;
  /** The first day on which it is no longer held; without an end unless told. */
  readonly endsOn?: CalendarDay | null;
}

/** Asks a participant to hold a role; it is held once they accept. @throws Refused */
export async function appointRole(
  act: Act,
  group: GroupId,
  { person, role, succeeds = null, endsOn = null }: Appointment,
): Promise<RoleId> {
  const ours = await groupToChange(act.db, group);
  if (!ours) throw new NotFound();
  const open = await openRolesOf(act.db, group);
  refuseIf(
    impedimentsToAppointing(ours, {
      grants: act.grants,
      isParticipant: (await participationOf(act.db, group, person)) !== undefined,
      hasIt: open.some((other) => other.person === person && other.role === role),
    }),
  );
  refuseIf(impedimentsToEndDay(endsOn, act.today));
  const former = open.find((other) => other.id === succeeds);
  if (succeeds !== null && !(former && former.role === role && isHeldOn(former, act.today)))
    refuse('nothing-to-hand-over');

  const { id } = await groups(act.db)
    .insertInto('groups.role')
    .values({ group_id: group, person, role, succeeds, appointed_by: act.by, appointed_at: act.at, ends_on: endsOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  note(act, { kind: 'groups.role-appointed', group, role: id, name: role, person });
  return id;
}

/** The one who was asked accepts; the role is held from today, and the one that it succeeds ends. @throws Refused */
export async function acceptRole(act: Act, id: RoleId): Promise<void> {
  const { role, group } = await offeredTo(act, id);
  refuseIf(impedimentsToAnswering(role, group));

  await groups(act.db)
    .updateTable('groups.role')
    .set({ accepted_at: act.at, from_on: act.today })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'groups.role-accepted', group: group.id, role: id, name: role.role, person: role.person });
  const former = role.succeeds === null ? undefined : await roleOf(act.db, role.succeeds);
  if (former && isHeldOn(former, act.today)) await end(act, former);
}

/** The one who was asked declines. @throws Refused */
export async function declineRole(act: Act, id: RoleId): Promise<void> {
  const { role, group } = await offeredTo(act, id);
  refuseIf(impedimentsToAnswering(role, group));

  await groups(act.db).updateTable('groups.role').set({ declined_at: act.at }).where('id', '=', id).execute();
  note(act, { kind: 'groups.role-declined', group: group.id, role: id, name: role.role, person: role.person });
}

/** Ends a role, or takes back an offer, from today on: by its holder or by a convener. @throws Refused */
export async function endRole(act: Act, id: RoleId): Promise<void> {
  const { role, group } = await lockedRole(act, id);
  refuseIf(
    impedimentsToEndingRole(role, group, {
      by: act.by,
      grants: act.grants,
      today: act.today,
      isLastConvener: await isLastConvener(act.db, group.id, role.person, act.today),
    }),
  );
  await end(act, role);
}

/**
 * Ends a role whose agreed time is over.  The last convener of an active group stays until there is another, and does so
 * without being asked.  Gives whether it ended; safe to repeat.
 */
export async function endRoleInTime(act: Act, id: RoleId): Promise<boolean> {
  const { role, group } = await lockedRole(act, id);
  if (!isHeldOn(role, act.today) || role.endsOn === null || role.endsOn > act.today) return false;
  const isLast = role.role === 'convener' && (await isLastConvener(act.db, group.id, role.person, act.today));
  if (isLast && group.state === 'active') return false;
  await end(act, role);
  return true;
}

/** An offer is known to the one to whom it was made and to no other. */
async function offeredTo(act: Act, id: RoleId): Promise<{ role: Role; group: Group }> {
  const found = await lockedRole(act, id);
  if (found.role.person !== act.by) throw new NotFound();
  return found;
}

/** The group is locked first and the role read after, so that two answers cannot cross. */
async function lockedRole(act: Act, id: RoleId): Promise<{ role: Role; group: Group }> {
  const known = await roleOf(act.db, id);
  const group = known && (await groupToChange(act.db, known.group));
  const role = group && (await roleOf(act.db, id));
  if (!role) throw new NotFound();
  return { role, group };
}

async function end(act: Act, role: Role): Promise<void> {
  await groups(act.db).updateTable('groups.role').set({ until_on: act.today }).where('id', '=', role.id).execute();
  note(act, { kind: 'groups.role-ended', group: role.group, role: role.id, name: role.role, person: role.person });
}

function note(act: Act, fact: RoleFact): void {
  act.record(fact);
}
