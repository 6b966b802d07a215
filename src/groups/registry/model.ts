import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

export type GroupId = string;

/** A group is active from its opening until it ends in one of four ways, each of them dated. */
export const groupStates = ['active', 'lapsed', 'graduated', 'dissolved', 'merged'] as const;
export type GroupState = (typeof groupStates)[number];

/** The ways in which a group ends by somebody's decision; it lapses by the calendar. */
export const decidedEnds = ['graduated', 'dissolved', 'merged'] as const;
export type DecidedEnd = (typeof decidedEnds)[number];

/** Who may join; the policy says it at opening. */
export const participations = ['members-in-good-standing', 'members', 'anyone'] as const;
export type Participation = (typeof participations)[number];

/** Which version of which policy a group is judged by. */
export interface PolicyVersion {
  readonly id: string;
  readonly version: string;
}

/** A name that the group no longer goes by. */
export interface FormerName {
  readonly name: string;
  /** The day of the change; null where it is not known. */
  readonly untilOn: CalendarDay | null;
}

/** A purpose that a group had until the day of the change. */
export interface FormerPurpose {
  readonly group: GroupId;
  readonly purpose: string;
  readonly untilOn: CalendarDay;
}

/** A contact at headquarters that a group had until the day of the change: a person or a name, or neither. */
export interface FormerLiaison {
  readonly group: GroupId;
  readonly person: PersonId | null;
  readonly name: string;
  readonly untilOn: CalendarDay;
}

export interface Group {
  readonly id: GroupId;
  /** The number on its spine: G 4. */
  readonly number: number;
  readonly slug: string;
  readonly name: string;
  /** Each change of its name, newest first: a name may stand there twice, or be the present one again. See `formerlyOf`. */
  readonly formerNames: readonly FormerName[];
  /** As it was approved; a decision changes it, not an editor. */
  readonly purpose: string;
  /** What the group says of itself besides; empty until somebody writes it. */
  readonly about: string;
  /** In words, as the petition had it. */
  readonly openTo: string;
  /** Slugs of the association's list. */
  readonly topics: readonly string[];
  readonly participation: Participation;
  readonly rosterShown: boolean;
  readonly state: GroupState;
  readonly openedOn: CalendarDay;
  /** The first day on which it was no longer active. */
  readonly endedOn: CalendarDay | null;
  /** Why it ended, as a code. */
  readonly endedCode: string | null;
  /** The body that goes on with its work, by name. */
  readonly successor: string | null;
  readonly petition: number | null;
  readonly policy: PolicyVersion | null;
  readonly liaison: PersonId | null;
  readonly liaisonName: string;
  readonly revision: number;
}

/** A group as it stands in a list. */
export interface ListedGroup extends Group {
  /** As a job keeps it: it may be a second behind. */
  readonly participants: number;
}

/** What a group is opened with. */
export interface NewGroup {
  readonly name: string;
  readonly purpose: string;
  readonly openTo?: string;
  /** Slugs of the association's list. */
  readonly topics: readonly string[];
  /** Persons who accepted to organize it: they become its conveners and first participants. */
  readonly organizers: readonly PersonId[];
  readonly participation: Participation;
  readonly policy: PolicyVersion | null;
  /** The petition that made it; a petition makes one group at most. */
  readonly petition?: number | null;
  /** The day of the act unless told. */
  readonly openedOn?: CalendarDay;
  readonly formerNames?: readonly FormerName[];
  readonly liaison?: PersonId | null;
  readonly liaisonName?: string;
}

/** What the group itself may change of what it says. */
export interface Description {
  readonly about: string;
  readonly topics: readonly string[];
  readonly rosterShown: boolean;
  /** The revision that the editor saw. */
  readonly revision: number;
}

/** What happened to groups, as others may hear of it. */
export type RegistryFact =
  | { readonly kind: 'groups.group-opened'; readonly group: GroupId; readonly petition: number | null }
  | { readonly kind: 'groups.group-renamed'; readonly group: GroupId }
  | { readonly kind: 'groups.group-described'; readonly group: GroupId; readonly revision: number }
  | { readonly kind: 'groups.group-repurposed'; readonly group: GroupId; readonly petition: number | null }
  | { readonly kind: 'groups.liaison-named'; readonly group: GroupId; readonly person: PersonId | null }
  | { readonly kind: 'groups.group-lapsed'; readonly group: GroupId; readonly on: CalendarDay }
  | { readonly kind: 'groups.group-resumed'; readonly group: GroupId; readonly on: CalendarDay }
  | {
      readonly kind: 'groups.group-ended';
      readonly group: GroupId;
      readonly state: DecidedEnd;
      readonly reason: string;
      readonly on: CalendarDay;
    };
