import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../registry/model.ts';

export type RoleId = number;

/**
 * What somebody may answer for in a group.  A convener answers for all of it; a moderator for the talk, an organizer for
 * meetings and programmes; a contact can be written to and has no rights.
 */
export const roleNames = ['convener', 'moderator', 'organizer', 'contact'] as const;
export type RoleName = (typeof roleNames)[number];

export interface Role {
  readonly id: RoleId;
  readonly group: GroupId;
  readonly person: PersonId;
  readonly role: RoleName;
  /** The role that ends when this one is accepted. */
  readonly succeeds: RoleId | null;
  readonly appointedBy: PersonId | null;
  readonly appointedAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly fromOn: CalendarDay | null;
  /** Exclusive; null while it lasts. */
  readonly untilOn: CalendarDay | null;
  /** The first day on which it is no longer to be held, as it was agreed; null where no end was. */
  readonly endsOn: CalendarDay | null;
}

/** What happened to roles. */
export type RoleFact =
  | {
      readonly kind: 'groups.role-appointed';
      readonly group: GroupId;
      readonly role: RoleId;
      readonly name: RoleName;
      readonly person: PersonId;
    }
  | {
      readonly kind: 'groups.role-accepted';
      readonly group: GroupId;
      readonly role: RoleId;
      readonly name: RoleName;
      readonly person: PersonId;
    }
  | {
      readonly kind: 'groups.role-declined';
      readonly group: GroupId;
      readonly role: RoleId;
      readonly name: RoleName;
      readonly person: PersonId;
    }
  | {
      readonly kind: 'groups.role-ended';
      readonly group: GroupId;
      readonly role: RoleId;
      readonly name: RoleName;
      readonly person: PersonId;
    };
